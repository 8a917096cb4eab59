/**
 * The base of every error that Hongtou raises on purpose: a stable code that programs can match, a message that says
 * what went wrong, the value got and what was expected, and the cause where there is one.
 */
export class HongtouError extends Error {
  readonly code: `HONGTOU_${string}`;

  constructor(code: `HONGTOU_${string}`, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'HongtouError';
    this.code = code;
  }
}
