/** Every exchange of a run as an HTTP archive, for browsers and whatever else reads one, `cantus verify --traffic` too. */
import { HAR_HEAD, HAR_TAIL, toHarEntry } from "../traffic/har.ts";
import type { MakeReporter } from "./reporter.ts";

export const har: MakeReporter = (_, write) => {
  let isFirst = true;
  const begin = () => {
    write(isFirst ? HAR_HEAD : ",\n");
    isFirst = false;
  };
  return {
    exchange(exchange) {
      begin();
      write(JSON.stringify(toHarEntry(exchange)));
    },
    end() {
      if (isFirst) begin();
      write(HAR_TAIL);
    },
  };
};
