import { formatInstant } from "../../format.js";
import { EnvironmentBadge } from "../../frame/environment-badge.js";
import { isSending } from "../../state/reduce-batch.js";
import { showBatch } from "../../steps/batch.js";
import { FailureBox, useFailure } from "../../view/failure-box.js";
import { Screen } from "../../view/screen.js";
import { useView } from "../../view/view.js";
import type { Batch } from "../batch.js";
import { BatchFiles } from "./batch-files.js";
import { BatchHead } from "./batch-head.js";
import { BatchOutcome } from "./batch-outcome.js";
import { BatchSending } from "./batch-sending.js";
import { EntryList } from "./entry-list.js";
import { useBatch } from "./use-batch.js";

/** One batch: what will go, how far it is, and what came of each entry. */
export function BatchScreen({ id }: { id: string }) {
  const { panel, text } = useView();
  const batch = useBatch(id);
  const means = ([1, 2, 3] as const).map((number) => text.say(`batches.means.${number}`));
  return (
    <Screen title={text.say("batches.title")} means={means} onBack={() => showBatch(panel, null)}>
      {batch === null && <p>{text.say("batches.gone")}</p>}
      {batch && <Shown batch={batch} />}
    </Screen>
  );
}

function Shown({ batch }: { batch: Batch }) {
  const { state, text } = useView();
  const { progress } = state.batches;
  const mine = progress.batch?.id === batch.id ? progress : null;
  const counts = mine?.counts ?? batch.counts;
  const sends = mine !== null && isSending(state.batches);
  const failure = useFailure("batching", "exporting");
  return (
    <>
      <header class="batch-head">
        <p class="card-title">{batch.title}</p>
        <p class="hint">
          {text.count(`batches.total.${batch.kind}`, batch.total)} · {formatInstant(batch.createdAt)}
        </p>
        {batch.environment !== "production" && <EnvironmentBadge environment={batch.environment} />}
      </header>
      <FailureBox failure={failure} />
      <BatchHead batch={batch} counts={counts} />
      <BatchSending batch={batch} counts={counts} progress={mine} />
      <BatchOutcome batch={batch} counts={counts} isSending={sends} />
      <EntryList batch={batch} counts={counts} />
      <BatchFiles batch={batch} isSending={sends} />
    </>
  );
}
