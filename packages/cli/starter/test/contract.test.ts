import { readContract } from "@cantus/contract/read";
import { describeContract } from "@cantus/verify/vitest";
import { app } from "../src/app.ts";

describeContract(await readContract("tasks"), app);
