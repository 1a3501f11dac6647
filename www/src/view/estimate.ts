import { formatMoment } from "../format.js";
import type { Estimate } from "../state/state.js";
import type { Text } from "../text/text.js";

/** Seconds from which a duration is said in minutes. */
const MINUTES_FROM = 90;

/**
 * How much of the work is done by an estimate, between 0 and 1. Never all of it: as the estimated end comes near, or is
 * passed, what is left shrinks ever more slowly.
 */
export function shareDone({ seconds, since }: Estimate, now: number): number {
  const share = Math.max(0, now - since) / 1000 / seconds;
  return share < 0.9 ? share : 1 - 0.09 / share;
}

/** What is left by an estimate, in words; that it took longer than estimated, when it did. */
export function sayLeft(text: Text, { seconds, since }: Estimate, now: number): string {
  const left = seconds - (now - since) / 1000;
  return left > 0 ? text.say("busy.left", { duration: sayDuration(text, left) }) : text.say("busy.overdue");
}

/** That a server gives no answer now, and when it is asked again. `until` is in milliseconds. */
export function sayHeldUp(text: Text, until: number): string {
  return text.say("busy.held_up", { until: formatMoment(new Date(until)) });
}

/** A duration as precisely as an estimate deserves: seconds, from a minute and a half on minutes, rounded up. */
export function sayDuration(text: Text, seconds: number): string {
  if (seconds < MINUTES_FROM) return text.count("duration.seconds", Math.max(1, Math.ceil(seconds)));
  return text.count("duration.minutes", Math.ceil(seconds / 60));
}
