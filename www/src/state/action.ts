import type {
  Account,
  AccountReview,
  CheckReport,
  ClientIdRepair,
  Connection,
  Customer,
  CustomerReport,
  DiagnosisReport,
  Finding,
  KeyFileView,
  Receipt,
} from "#core";
import type { OwnAccount } from "../account/own-account.js";
import type { Situation } from "../account/situation.js";
import type { ImportReport } from "../account/transfer.js";
import type { Batch, DeclarationKind, Progress } from "../batch/batch.js";
import type { CompareAction } from "../compare/compare-state.js";
import type { ConsultAction } from "../consult/consult-state.js";
import type { DemoPack } from "../demo.js";
import type { FieldValues, Path } from "../form/fields.js";
import type { Place } from "../guide/places.js";
import type { StepId } from "../guide/plan.js";
import type { Done, GuideProgress } from "../guide/progress.js";
import type { ParkedForm } from "../parked.js";
import type { Recent } from "../recent.js";
import type { Remembered } from "../remembered.js";
import type { SaveAction } from "../save/save-state.js";
import type { SavedAction } from "../saved/saved-state.js";
import type { Mapping, TableProgress, TableSummary } from "../table/table.js";
import type { Template } from "../templates.js";
import type { Key } from "../text/text.js";
import type { ImportState, Returning, RowFilter } from "./import-state.js";
import type { Aside, Door, Failure, Filled, ScopeAttempt, Settings, Station, Task, Work } from "./state.js";

/** Everything that can happen to the panel. Names say what happened, not what to do about it. */
export type Action =
  | CompareAction
  | ConsultAction
  | SaveAction
  | SavedAction
  | { type: "demoChosen"; pack: DemoPack; account: Account }
  | { type: "ownChosen"; account: Account }
  | { type: "choiceUndone" }
  | { type: "stationOpened"; station: Station }
  | { type: "doorOpened"; door: Door | null }
  | { type: "started"; task: Task; at: number }
  | { type: "estimated"; seconds: number; at: number }
  /** The task waits for a server until then, in milliseconds; `null` when it goes on. */
  | { type: "heldUp"; until: number | null }
  | { type: "cancelled" }
  | { type: "failed"; failure: Failure }
  | { type: "fileChosen"; file: File }
  | { type: "fileDropped" }
  | { type: "openingAsked"; work: Work }
  | { type: "openingAgreed"; iterations: number }
  | { type: "fileOpened"; opened: KeyFileView; chosen: number | null }
  | { type: "identityChosen"; index: number }
  | { type: "exported" }
  | { type: "keyKept"; sha256: string; until: number }
  | { type: "rememberedRead"; list: readonly Remembered[] }
  | { type: "keepingPromised"; promised: boolean }
  | {
      type: "accountEdited";
      account: Account;
      about?: Partial<Pick<OwnAccount, "name" | "situation" | "certificate">>;
      repairs?: readonly ClientIdRepair[];
    }
  | { type: "accountReviewed"; review: AccountReview }
  | { type: "accountChosen"; id: string }
  | { type: "accountAdded" }
  | { type: "accountDuplicated"; id: string; name: string }
  | { type: "accountRemoved"; id: string }
  | { type: "accountRestored" }
  | { type: "accountsImported"; report: ImportReport }
  | { type: "accountsKeptElsewhere"; list: readonly OwnAccount[] }
  | { type: "scopeTried"; attempt: ScopeAttempt }
  | { type: "customerChosen"; number: string }
  | { type: "customersRead"; report: CustomerReport }
  | { type: "customerRenamed"; number: string; name: string }
  | { type: "customersRemoved"; numbers: readonly string[] | "all" }
  | { type: "customersRestored" }
  | { type: "customersKeptElsewhere"; list: readonly Customer[] }
  | { type: "asideOpened"; aside: Aside | null }
  | { type: "guideOpened"; place: Place }
  | { type: "guideSituationChosen"; situation: Situation }
  | { type: "guideStepTicked"; step: StepId; on: string; by: Done["by"] }
  | { type: "guideStepUnticked"; step: StepId }
  | { type: "guideImported"; progress: GuideProgress }
  | { type: "guideRestarted" }
  | { type: "guideRestored" }
  | { type: "guideKeptElsewhere"; progress: GuideProgress }
  | { type: "connected"; connection: Connection }
  | { type: "connectionRenewed"; connection: Connection }
  | { type: "diagnosisShown"; employer: string }
  | { type: "diagnosisLeft" }
  | { type: "diagnosisEmployerEdited"; employer: string }
  | { type: "diagnosed"; report: DiagnosisReport }
  | { type: "diagnosisEnded"; report: DiagnosisReport }
  | { type: "kindChosen"; kind: DeclarationKind }
  | { type: "workersAdded"; numbers: readonly string[] }
  | { type: "workerRemoved"; ssin: string }
  | { type: "workersRemoved" }
  | { type: "workerTaken"; ssin: string }
  | { type: "workerCorrected"; ssin: string; value: string }
  | { type: "workersChecked"; found: ReadonlyMap<string, readonly Finding[]> }
  | { type: "formPutBack"; form: ParkedForm }
  | { type: "formUsed"; filled: Filled; begin: Path }
  | { type: "formSent"; at: number }
  | { type: "recentRead"; recent: Recent }
  | { type: "recentKept"; kept: boolean }
  | { type: "recentForgotten" }
  | { type: "templatesRead"; templates: readonly Template[] }
  | { type: "templateMade"; template: Template }
  | { type: "templateRemoved"; id: string }
  | { type: "fieldEdited"; path: Path; value: string }
  | { type: "fieldLeft"; path: Path }
  | { type: "suggestionTaken"; path: Path; value: string }
  | { type: "fieldsSwapped"; paths: readonly [Path, Path] }
  | { type: "formFilled"; values: FieldValues }
  | { type: "formEmptied" }
  | { type: "formRestored" }
  | { type: "checked"; report: CheckReport }
  | { type: "sendAsked"; confirm: boolean }
  | { type: "sendDeclined" }
  | { type: "journalled"; reference: string }
  | { type: "receiptMade"; receipt: Receipt; kept: boolean }
  | { type: "receiptsRead"; list: Receipt[] }
  | { type: "receiptShown"; id: string | null }
  | { type: "batchesRead"; list: readonly Batch[] }
  | { type: "batchMaking"; done: number; total: number }
  | { type: "batchMade"; batch: Batch }
  | { type: "batchShown"; id: string | null }
  | { type: "batchProgressed"; progress: Progress }
  | { type: "importKindChosen"; kind: DeclarationKind }
  | ({ type: "importRead" } & Pick<
      ImportState,
      "kind" | "source" | "view" | "mapping" | "origin" | "summary" | "remarks" | "sealed" | "broughtBack"
    >)
  | { type: "importMapped"; mapping: Mapping; summary: TableSummary }
  | { type: "columnsAsked"; asked: boolean }
  | { type: "importChanged"; summary: TableSummary }
  | { type: "importFiltered"; filter: RowFilter }
  | { type: "importHanded"; batch: string; rows: number; summary: TableSummary | null }
  | { type: "importClosed" }
  | { type: "rowsReturned"; returning: Returning | null }
  | { type: "importKept"; kept: boolean }
  | { type: "keptImportSought" }
  | { type: "progressed"; progress: TableProgress; at: number }
  | { type: "locked"; byTimer?: boolean }
  | { type: "idleCounted"; minutesLeft: number | null }
  | { type: "settingsChanged"; settings: Settings }
  | { type: "announced"; key: Key };
