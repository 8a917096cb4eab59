/** Version of the reading (semantic): bump it whenever the same text is read differently. Stored with every version. */
export const ENGINE_VERSION: string = '1.7.0';
