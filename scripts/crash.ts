/**
 * `npm run crash`: kills the service 50 times at random moments under load, on the embedded database and on PostgreSQL,
 * and checks after each what must hold. `npm run crash -- 200` kills more often.
 */
import { spawn } from "node:child_process";

const [kills = "50"] = process.argv.slice(2);
const child = spawn("vitest", ["run", "packages/service/src/crash.test.ts"], {
  stdio: "inherit",
  env: { ...process.env, CANTUS_KILLS: kills },
});
child.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
