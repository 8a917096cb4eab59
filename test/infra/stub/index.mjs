/** Stands in for a bundle where only the template is looked at. */
export const handler = () => {};
