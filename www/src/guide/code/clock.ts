/** Seconds by which an assertion is set back, as the core does it: clocks differ a little. */
export const BACKDATED = 5;
