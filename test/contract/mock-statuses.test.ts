/** Every declared status that a client can bring about at the mock comes, without asking for it; of the others it is said why they do not. */
import { readContracts } from "@cantus/contract/read";
import { createMock } from "@cantus/mock";
import { describeFinding, observeCoverage, verify } from "@cantus/verify";
import { expect, test } from "vitest";
import { CREDENTIALS } from "./credentials.ts";
import { expectAllBut, forEach, type Reasons } from "./unreached.ts";

const NO_ACCOUNTS = "a mock has no accounts: nobody lacks a right, credits or an organization";
const NO_POLICY = "a mock refuses no content";
const ANY_FILE = "a mock knows no files: it takes any signature, and answers for any name";
const AT_ONE_GO = "a mock answers the first request with a key before the second is read";
const ANY_NAME = "no keyword of the contract says that names differ";
const NOT_MADE = "only what the contract can make is missed; of what it only shows, any id is answered";
/** The source declares the same errors for each operation, and the contract keeps that. */
const FOR_ALL = "it is declared for every operation, and this one has no use for it";

/** By contract: an operation, or `*`, and its status, with the reason why it does not come unless `Prefer` asks for it. */
const UNREACHED: Readonly<Record<string, Reasons>> = {
  "music-generations": {
    "* 403": NO_ACCOUNTS,
    ...forEach(["listGenerations", "createGeneration", "listTracks", "listCollections"], ["404"], NO_ACCOUNTS),
    ...forEach(["createCollection", "getWebhookSecret"], ["404"], NO_ACCOUNTS),
    ...forEach(["getTrack", "saveTrack", "removeTrack"], ["404"], NOT_MADE),
    ...forEach(["createCollection", "updateCollection"], ["409"], ANY_NAME),
    "createGeneration 409": AT_ONE_GO,
    "getAudio 404": ANY_FILE,
  },
  "music-jobs": {
    "* 403": NO_ACCOUNTS,
    "createJob 402": NO_ACCOUNTS,
    "createJob 409": AT_ONE_GO,
    "getAudio 404": ANY_FILE,
  },
  "scene-jobs": {
    "* 402": NO_ACCOUNTS,
    "* 403": NO_ACCOUNTS,
    "* 451": NO_POLICY,
    "createScenes 404": FOR_ALL,
    "createScenes 409": AT_ONE_GO,
    ...forEach(["listJobs", "getWebhookSecret"], ["404", "409", "422"], FOR_ALL),
    ...forEach(["getJob", "streamJobEvents"], ["409", "422"], FOR_ALL),
    "cancelJob 422": FOR_ALL,
    "getImage 404": ANY_FILE,
  },
};

const contracts = await readContracts([]);

test.each(contracts.map((contract) => [contract.name, contract] as const))(
  "the mock of %s answers with all that can be brought about",
  async (name, contract) => {
    const mock = createMock([contract]);
    const observer = observeCoverage(contract);
    const options = { headers: CREDENTIALS[name], onExchange: observer.observe };
    const { findings } = await verify(contract, mock.fetch, {
      ...options,
      phases: ["examples", "boundaries"],
      requests: 500,
      without: ["security-enforced"],
    }).result;

    const limited = mock.session("limited");
    for (const { id, responses } of contract.operations) {
      const isLimited = responses.some(({ status }) => status === "429");
      if (isLimited) limited.on(id, { rateLimit: { limit: 0, window: "1m" } });
    }
    const { findings: others } = await verify(contract, limited.fetch, { ...options, phases: ["examples"] }).result;

    expectAllBut(UNREACHED[name] ?? {}, contract, observer);
    expect([...findings, ...others].map(describeFinding)).toEqual([]);
  },
  120_000,
);
