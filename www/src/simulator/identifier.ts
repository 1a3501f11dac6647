/** Whether the last two of eleven digits are the check number of a national or BIS number, born 19xx or 20xx. */
export function isSsin(text: string): boolean {
  if (!/^\d{11}$/.test(text)) {
    return false;
  }
  const month = Number(text.slice(2, 4));
  const digits = Number(text.slice(0, 9));
  const check = Number(text.slice(9));
  const fits = (base: number) => 97 - (base % 97) === check;
  return month <= 52 && month % 20 <= 12 && (fits(digits) || fits(2_000_000_000 + digits));
}

/** Whether ten digits are an enterprise number of the CBE with a right check number. */
export function isEnterpriseNumber(text: string): boolean {
  return /^[01]\d{9}$/.test(text) && 97 - (Number(text.slice(0, 8)) % 97) === Number(text.slice(8));
}
