export interface Quantity {
  value: number;
  unit: "hours" | "days";
}

/** What every record says: for whose worker. */
export interface Subject {
  employer: { enterpriseNumber: string; employerId?: number };
  worker: { ssin: string };
}

/** One training of one worker, as the contract has it. Codes that the contract leaves open are plain text. */
export interface TrainingRegistration extends Subject {
  reference?: string;
  training: {
    name: string;
    nature: "formal" | "informal";
    period: { startDate: string; endDate: string };
    duration: Quantity;
    status: string;
    countsForTrainingRight: boolean;
    certificate?: { obtained: boolean; validUntil?: string };
    result?: string;
    financing?: string;
    provider?: { enterpriseNumber?: string; name?: string };
  };
  jointCommittee?: string;
  source?: string;
}

/** A right of one worker to training in one year. */
export interface TrainingRight extends Subject {
  year: number;
  kind: string;
  amount: Quantity;
  jointCommittee?: string;
  cbaNumber?: string;
  carriedOver?: Quantity;
  automatic?: boolean;
}

/** What one worker has left in one year. */
export interface TrainingCredit extends Subject {
  year: number;
  entitled: Quantity;
  used: Quantity;
  remaining: Quantity;
  asOf: string;
}
