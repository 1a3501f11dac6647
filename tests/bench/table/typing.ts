import { emptyValues, toDraft } from "../../../www/src/form/fields.js";
import { startSession } from "../../../www/src/session/client.js";

/** Milliseconds of each round, in order of length. */
export interface Rounds {
  /** What stands in the form becomes a draft, crosses to the Worker, is checked, and the findings come back. */
  readonly checked: number[];
  /** A message to a Worker that sends it back: what any crossing costs here and now. */
  readonly echoed: number[];
}

const ECHO = "onmessage = ({ data }) => postMessage(data)";

/** One training, filled in by hand, checked again and again: as often as somebody types a key. */
export async function rounds(count: number): Promise<Rounds> {
  const session = await startSession({ demo: false });
  const echo = new Worker(URL.createObjectURL(new Blob([ECHO], { type: "text/javascript" })));
  const values = {
    ...emptyValues("0202239951"),
    "worker.ssin": "85400003392",
    "training.name": "First aid at work",
    "training.nature": "formal",
    "training.period.startDate": "13/10/2025",
    "training.period.endDate": "14/10/2025",
    "training.duration.value": "7,5",
  };
  const [checked, echoed]: [number[], number[]] = [[], []];
  for (let round = 0; round < count; round += 1) {
    let from = performance.now();
    await session.check("trainingRegistration", toDraft("trainingRegistration", values));
    checked.push(performance.now() - from);
    from = performance.now();
    await new Promise((resolve) => {
      echo.onmessage = resolve;
      echo.postMessage(values);
    });
    echoed.push(performance.now() - from);
  }
  session.lock();
  echo.terminate();
  return { checked: inOrder(checked), echoed: inOrder(echoed) };
}

function inOrder(samples: number[]): number[] {
  return samples.toSorted((a, b) => a - b);
}

Object.assign(globalThis, { rounds });
document.title = "ready";
