#!/usr/bin/env node
// Written so that any Node ever released can parse it: an old one shall say what it lacks, not fail on newer syntax.
"use strict";
var needed = require("../package.json")
  .engines.node.replace(/[^0-9.]/g, "")
  .split(".");
var present = process.versions.node.split(".");

function isOlder() {
  for (var i = 0; i < needed.length; i++) {
    if (Number(present[i]) !== Number(needed[i])) return Number(present[i]) < Number(needed[i]);
  }
  return false;
}

if (isOlder()) {
  process.stderr.write(
    "cantus needs Node " +
      needed.join(".") +
      " or newer; this is Node " +
      process.versions.node +
      " (" +
      process.execPath +
      ").\n" +
      "Install a newer Node, or let the project bring its own: npm install --save-dev node@" +
      needed[0] +
      ", then npx cantus.\n",
  );
  process.exitCode = 2;
} else {
  require("./run.cjs");
}
