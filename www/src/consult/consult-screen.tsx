import { SaveScreen } from "../save/save-screen.js";
import { useView } from "../view/view.js";
import { RecordScreen } from "./record-screen.js";
import { ResultScreen } from "./result-screen.js";
import { SearchScreen } from "./search-screen.js";

/** Behind the door of looking up: the search, what it found, one record of that, and saving all there is. */
export function ConsultScreen() {
  const { consult, save } = useView().state;
  const { lookup, shows, record } = consult;
  if (save.shown) return <SaveScreen />;
  const found = record === null ? undefined : lookup?.found[record];
  if (lookup && found) return <RecordScreen lookup={lookup} found={found} />;
  return lookup && shows !== "search" ? <ResultScreen lookup={lookup} /> : <SearchScreen />;
}
