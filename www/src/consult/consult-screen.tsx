import { useView } from "../view/view.js";
import { RecordScreen } from "./record-screen.js";
import { ResultScreen } from "./result-screen.js";
import { SearchScreen } from "./search-screen.js";

/** Behind the door of looking up: the search, what it found, and one record of that. */
export function ConsultScreen() {
  const { lookup, shows, record } = useView().state.consult;
  const found = record === null ? undefined : lookup?.found[record];
  if (lookup && found) return <RecordScreen lookup={lookup} found={found} />;
  return lookup && shows !== "search" ? <ResultScreen lookup={lookup} /> : <SearchScreen />;
}
