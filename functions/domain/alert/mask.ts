/**
 * Hides mobile numbers and identity numbers in what is published or sent; office lines stay.
 * @example maskPersonalData('联系人：13800138000') === '联系人：138****8000'
 */
export function maskPersonalData(text: string): string {
  return text
    .replace(IDENTITY_NUMBER, (number) => `${number.slice(0, 6)}********${number.slice(-4)}`)
    .replace(MOBILE_NUMBER, (number) => `${number.slice(0, 3)}****${number.slice(-4)}`);
}

/** Region, date of birth, serial, check (GB 11643-1999). @example 11010519491231002X */
const IDENTITY_NUMBER = /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/g;
/** 13800138000 */
const MOBILE_NUMBER = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
