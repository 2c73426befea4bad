/** How the page looks: light and dark as the reader's system is, colours never the only sign. */
import { Markup } from "./markup.ts";

export const STYLE = new Markup(`<style>
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf7, #16181b);
  --sheet: light-dark(#ffffff, #1d2024);
  --ink: light-dark(#1f2328, #e6e4de);
  --soft: light-dark(#5c636b, #a2a6ab);
  --line: light-dark(#e3e0d8, #33373c);
  --good: light-dark(#1d6b4f, #7fd1a9);
  --good-0: light-dark(#e2f1ea, #1e2f29);
  --good-1: light-dark(#bfe3d2, #21493a);
  --good-2: light-dark(#7cc4a3, #2b6a52);
  --good-3: light-dark(#23795a, #2f7d5f);
  --bad: light-dark(#a12a2a, #f0928c);
  --bad-0: light-dark(#fbe6e3, #3d2222);
  --warn: light-dark(#7d5200, #e2b25a);
  --warn-0: light-dark(#fbefd5, #3a2f18);
  --hatch: repeating-linear-gradient(135deg, transparent 0 4px, light-dark(#dcd8ce, #363b41) 4px 5px);
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 0 clamp(1rem, 4vw, 3rem) 4rem; background: var(--paper); color: var(--ink);
  font: 15px/1.55 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums;
}
main, header, footer { max-width: 92rem; margin-inline: auto; }
header { padding: 2.5rem 0 1.5rem; }
h1 { font-size: 2rem; line-height: 1.15; letter-spacing: -0.02em; margin: 0 0 0.25rem; font-weight: 650; }
h2 { font-size: 1.2rem; margin: 2.75rem 0 0.75rem; font-weight: 650; letter-spacing: -0.01em; }
h3 { font-size: 1rem; margin: 0; font-weight: 600; }
p { margin: 0.25rem 0; }
a { color: inherit; }
:focus-visible { outline: 2px solid var(--good); outline-offset: 2px; border-radius: 3px; }
code, pre, .mono { font-family: var(--mono); font-size: 0.86em; }
code, .mono, .method { overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.verdict { display: inline-block; margin-top: 0.75rem; padding: 0.3rem 0.8rem; border-radius: 99px; font-weight: 600; }
.verdict.kept { background: var(--good-0); color: var(--good); }
.verdict.broken { background: var(--bad-0); color: var(--bad); }
.shares { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 0.75rem; padding: 0; list-style: none; }
.shares li { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 0.75rem 0.9rem; }
.shares strong { display: block; font-size: 1.5rem; line-height: 1.2; font-weight: 600; }
.bar { height: 5px; border-radius: 3px; background: var(--line); margin-top: 0.5rem; overflow: hidden; }
.bar i { display: block; height: 100%; background: var(--good-3); }
.scroll { position: relative; overflow: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: 10px; background: var(--sheet); }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 0.86rem; }
th { text-align: left; font-weight: 600; }
thead th { position: sticky; top: 0; z-index: 2; background: var(--sheet); border-bottom: 1px solid var(--line); padding: 0.5rem 0.4rem; color: var(--soft); white-space: nowrap; }
tbody th { position: sticky; left: 0; z-index: 1; background: var(--sheet); padding: 0.3rem 0.9rem; font-weight: 400; width: 22rem; max-width: 22rem; }
thead th:first-child { left: 0; z-index: 3; padding-left: 0.9rem; }
tbody th a { text-decoration: none; display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; line-height: 1.35; }
tbody th a:hover b { text-decoration: underline; }
tbody th b { font-weight: 600; }
tbody tr:hover th { background: var(--paper); }
.map td { padding: 2px; min-width: 2.6rem; text-align: center; }
.map thead th + th { text-align: center; }
.map .wide { min-width: 4.2rem; }
.map .first { padding-left: 0.9rem; }
.map td span { display: block; border-radius: 5px; padding: 0.28rem 0.2rem; border: 1px solid transparent; white-space: nowrap; }
.h0 { background: var(--good-0); } .h1 { background: var(--good-1); } .h2 { background: var(--good-2); color: light-dark(#10291f, #f2fbf6); }
.h3 { background: var(--good-3); color: #fff; }
.map td .gap { background: var(--hatch); border-color: var(--line); color: var(--soft); }
.map td .left { color: var(--soft); opacity: 0.75; border: 1px dashed var(--line); }
.map td .odd { background: var(--bad-0); color: var(--bad); border-color: currentColor; font-weight: 600; }
.method { font-family: var(--mono); font-size: 0.78rem; color: var(--soft); }
.legend { display: flex; flex-wrap: wrap; gap: 0.4rem 1.25rem; padding: 0; margin: 0.6rem 0; list-style: none; color: var(--soft); font-size: 0.86rem; }
.legend span { display: inline-block; min-width: 1.8rem; text-align: center; border-radius: 5px; padding: 0 0.3rem; margin-right: 0.35rem; border: 1px solid transparent; color: inherit; }
.legend .gap { background: var(--hatch); border-color: var(--line); }
.legend .left { border: 1px dashed var(--line); }
.legend .h3 { color: #fff; }
.legend .odd { background: var(--bad-0); color: var(--bad); border-color: currentColor; }
article { content-visibility: auto; contain-intrinsic-size: auto 24rem; background: var(--sheet); border: 1px solid var(--line); border-left: 4px solid var(--bad); border-radius: 10px; padding: 1rem 1.2rem; margin: 0.9rem 0; }
article dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.35rem 1rem; margin: 0.75rem 0; }
article dt { color: var(--soft); }
article dd { margin: 0; min-width: 0; }
pre { margin: 0; padding: 0.7rem 0.9rem; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; overflow: auto; max-height: 26rem; white-space: pre-wrap; overflow-wrap: anywhere; }
details { margin: 0.4rem 0; }
summary { cursor: pointer; color: var(--soft); padding: 0.15rem 0; }
summary b { color: var(--ink); font-weight: 600; }
details > :not(summary) { margin-top: 0.4rem; }
.copy { float: right; font: inherit; font-size: 0.8rem; border: 1px solid var(--line); border-radius: 6px; background: var(--sheet); color: var(--soft); padding: 0.1rem 0.6rem; cursor: pointer; }
.note { background: var(--warn-0); color: var(--warn); border-radius: 8px; padding: 0.5rem 0.9rem; margin: 0.5rem 0; max-width: none; }
.gaps { margin: 0.2rem 0 0.8rem; padding-left: 1.2rem; }
.gaps li { margin: 0.1rem 0; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { margin-top: 3rem; color: var(--soft); font-size: 0.86rem; }
@media print { .scroll { max-height: none; overflow: visible; } .copy { display: none; } }
@media (max-width: 40rem) { tbody th { width: 11rem; max-width: 11rem; } article dl { grid-template-columns: minmax(0, 1fr); } }
</style>`);
