// Comfort only: every action of the product works with this file missing.
import "./autosave.js"; // before confirm.js: a form waits for its running save, then asks
import "./confirm.js";
import "./guard.js";
import "./submit.js";
import "./failures.js";
import "./comfort.js";
import "./keeping.js";
import "./writing.js";
import "./dragging.js";
import "./grid.js";
