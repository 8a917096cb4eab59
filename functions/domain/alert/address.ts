/**
 * Whether it is one plain e-mail address, without anything that a mail server could read as a second one. The domain is ASCII:
 * one with other letters is written in its `xn--` form.
 * @example isOneAddress('li@example.org') === true
 */
export function isOneAddress(address: string): boolean {
  return ONE_ADDRESS.test(address);
}

const ONE_ADDRESS = /^[^\s@<>,;:"\\()[\]\u0000-\u001f\u0080-\uffff]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/i;
