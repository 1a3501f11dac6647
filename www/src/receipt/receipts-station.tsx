import { useEffect } from "preact/hooks";
import { readReceipts } from "../steps/receipts.js";
import { useView } from "../view/view.js";
import { ReceiptList } from "./receipt-list.js";
import { ReceiptScreen } from "./receipt-screen.js";

/** The last station: the receipt just made or asked for, else all of them. */
export function ReceiptsStation() {
  const { panel, state } = useView();
  const { list, shown } = state.receipts;
  const unread = list === null;
  useEffect(() => {
    if (unread) void readReceipts(panel);
  }, [panel, unread]);
  const receipt = list?.find((one) => one.id === shown);
  return receipt ? <ReceiptScreen key={receipt.id} receipt={receipt} /> : <ReceiptList />;
}
