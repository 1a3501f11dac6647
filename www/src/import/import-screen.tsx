import { useEffect } from "preact/hooks";
import { CompareScreen } from "../compare/compare-screen.js";
import { seekKept } from "../steps/import.js";
import { useView } from "../view/view.js";
import { MappingScreen } from "./mapping-screen.js";
import { RowsScreen } from "./rows-screen.js";
import { SourceScreen } from "./source-screen.js";

/** Behind the second door of the work station: a file, what its columns are, its rows. */
export function ImportScreen() {
  const { panel, state } = useView();
  const { view, asking, summary, soughtKept, comparing } = state.imports;
  useEffect(() => {
    if (!soughtKept) void seekKept(panel);
  }, [panel, soughtKept]);
  if (!view) return <SourceScreen />;
  if (comparing?.shown) return <CompareScreen comparing={comparing} />;
  return asking || !summary ? (
    <MappingScreen view={view} key={view.sheet} />
  ) : (
    <RowsScreen view={view} summary={summary} />
  );
}
