import { useMemo } from "preact/hooks";
import { useView } from "../view/view.js";
import { GuideWords } from "./words.js";

/** The words of the guide in the language of the user. */
export function useWords(): GuideWords {
  const { language } = useView().text;
  return useMemo(() => new GuideWords(language), [language]);
}
