"use strict";
// The text stands in the page with all that the fixes would take out and put in. Accepting a fix shows and hides these
// pieces; the corrected text is what is to be seen.
(() => {
  document.documentElement.classList.add("js");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const main = one("main");
  const verdicts = { publish: "Publish", look: "Look first", hold: "Hold" };
  const spans = (list) => list.split(" ").map((span) => span.split("-").map(Number));

  // A note is open, left, or accepted with one of its fixes.
  const notes = all(".note").map((element) => ({
    element,
    section: element.closest(".article"),
    span: spans(element.dataset.span),
    weight: Number(element.dataset.weight),
    fixes: all(".accept", element).map((button) => ({
      button, name: button.dataset.fix, edits: spans(button.dataset.edits), safe: button.dataset.safety === "safe",
    })),
    accepted: null,
    left: false,
    settled: false,
  }));
  const noteOf = new Map(notes.map((note) => [note.element, note]));
  const undoable = [];
  let current = null;

  // Two edits that begin at one place can't both be carried out; one behind the other can.
  const clash = (some, others) =>
    some.some(([a, b]) => others.some(([c, d]) => a === c || (a < d && c < b)));
  // Whether one of the edits writes the whole place anew.
  const covers = (edits, [[start, end]]) => edits.some(([a, b]) => a < b && a <= start && end <= b);
  const inSection = (section) => notes.filter((note) => note.section === section);

  const corrected = (section) => {
    let text = "";
    const take = (node) => {
      if (node.nodeType === Node.TEXT_NODE) text += node.data;
      else if (!node.matches(".gone, ins[hidden]")) node.childNodes.forEach(take);
    };
    all(".prose", section).forEach(take);
    return text.replace(/^\uFEFF/, "");
  };

  const stateOf = (note) => {
    if (note.accepted) return "accepted";
    if (note.left) return "left";
    return note.settled ? "settled" : "open";
  };
  const states = {
    open: "", accepted: "Accepted", left: "Left as it is", settled: "Settled by another fix",
  };

  const paintNote = (note) => {
    const state = stateOf(note);
    note.element.classList.toggle("decided", state !== "open");
    note.element.classList.toggle("accepted", state === "accepted");
    note.element.classList.toggle("settled", state === "settled");
    one(".state", note.element).textContent = states[state];
  };

  const paintText = (section, its) => {
    const accepted = new Set(its.filter((note) => note.accepted).map((note) => note.accepted.name));
    const isAccepted = (names) => names.split(" ").some((name) => accepted.has(name));
    all("[data-cut]", section).forEach((piece) => piece.classList.toggle("gone", isAccepted(piece.dataset.cut)));
    all("ins[data-by]", section).forEach((piece) => { piece.hidden = !accepted.has(piece.dataset.by); });
    const isOpen = (id) => stateOf(noteOf.get(document.getElementById(id))) === "open";
    all(".mark", section).forEach((mark) =>
      mark.classList.toggle("done", !mark.dataset.notes.split(" ").some(isOpen)));
    all("sup", section).forEach((number) => {
      const id = section.id.replace("f", "n") + "-" + number.dataset.no;
      number.classList.toggle("done", !isOpen(id));
    });
    const clean = one(".clean", section);
    if (clean) clean.textContent = corrected(section);
  };

  const scoreOf = (its, words) => {
    const points = its.filter((note) => stateOf(note) === "open").reduce((sum, note) => sum + note.weight, 0);
    return Math.round(points / Math.max(words, Number(main.dataset.fewest)) * 10000) / 10;
  };

  const paintScore = (section, its) => {
    const score = scoreOf(its, Number(section.dataset.words));
    const verdict = score >= Number(main.dataset.hold) ? "hold" : score >= Number(main.dataset.look) ? "look" : "publish";
    const shown = [one("header", section), one(`[data-text="${section.id}"]`)].filter(Boolean);
    shown.forEach((place) => {
      one(".score", place).textContent = score.toFixed(1);
      const label = one(".verdict", place);
      label.className = `verdict ${verdict}`;
      label.textContent = verdicts[verdict];
    });
    const sections = all(".article");
    const words = sections.reduce((sum, it) => sum + Number(it.dataset.words), 0);
    one(".total b").textContent = scoreOf(notes, words).toFixed(1);
    if (sections.length === 1) one("h1").textContent = one("h1").dataset[verdict];
  };

  const paint = (section) => {
    const its = inSection(section);
    const accepted = its.filter((note) => note.accepted);
    its.forEach((note) => {
      note.settled = accepted.some((other) => other !== note && covers(other.accepted.edits, note.span));
    });
    its.forEach(paintNote);
    paintText(section, its);
    paintScore(section, its);
  };

  const progress = (said = "") => {
    const count = (state) => notes.filter((note) => stateOf(note) === state).length;
    const settled = count("settled") ? `, ${count("settled")} settled` : "";
    one(".progress").textContent = `${count("open")} open, ${count("accepted")} accepted, ${count("left")} left alone${settled}`;
    one(".said").textContent = said;
    one(".undo").disabled = undoable.length === 0;
    one(".all-safe").disabled = !notes.some((note) => stateOf(note) === "open" && note.fixes[0]?.safe);
  };

  // Carries out a change of decisions, so that it can be undone as one.
  const decide = (said, change) => {
    const before = notes.map((note) => [note.accepted, note.left]);
    change();
    const changed = notes.filter((note, at) => note.accepted !== before[at][0] || note.left !== before[at][1]);
    if (changed.length === 0) return;
    undoable.push({ before, note: changed[0] });
    new Set(changed.map((note) => note.section)).forEach(paint);
    progress(said);
  };

  const accept = (note, fix) => {
    inSection(note.section).forEach((other) => {
      if (other !== note && other.accepted && clash(other.accepted.edits, fix.edits)) other.accepted = null;
    });
    note.accepted = fix;
    note.left = false;
  };

  const acceptSafe = () => decide("Accepted all safe fixes.", () => {
    const taken = new Map(all(".article").map((section) => [section, []]));
    notes.filter((note) => note.accepted).forEach((note) => taken.get(note.section).push(...note.accepted.edits));
    for (const note of notes) {
      const [fix] = note.fixes;
      const edits = taken.get(note.section);
      if (stateOf(note) !== "open" || !fix?.safe || clash(edits, fix.edits)) continue;
      note.accepted = fix;
      edits.push(...fix.edits);
    }
  });

  const undo = () => {
    const last = undoable.pop();
    if (!last) return;
    notes.forEach((note, at) => { [note.accepted, note.left] = last.before[at]; });
    all(".article").forEach(paint);
    progress("Undone.");
    go(last.note);
  };

  const show = (note) => {
    all(".here").forEach((element) => element.classList.remove("here"));
    current = note;
    if (!note) return;
    note.element.classList.add("here");
    all(".mark", note.section).filter((mark) => mark.dataset.notes.split(" ").includes(note.element.id))
      .forEach((mark) => mark.classList.add("here"));
  };

  const go = (note) => {
    if (!note) return;
    note.element.focus({ preventScroll: true });
    show(note);
    note.element.scrollIntoView({ block: "center" });
  };

  // The next note from the current one on, or the last one before it, for which `fits` holds.
  const next = (step, fits = () => true) => {
    const from = current ? notes.indexOf(current) : step > 0 ? -1 : notes.length;
    for (let at = from + step; at >= 0 && at < notes.length; at += step) if (fits(notes[at])) return notes[at];
    return null;
  };
  const goOn = () => go(next(1, (note) => stateOf(note) === "open"));

  const acceptHere = () => {
    const note = current;
    if (!note || !note.fixes[0]) return progress("It has no fix: mend it by hand.");
    decide("Accepted.", () => accept(note, note.fixes[0]));
    goOn();
  };
  const leaveHere = () => {
    const note = current;
    if (!note) return;
    decide("Left as it is.", () => { note.accepted = null; note.left = true; });
    goOn();
  };

  const keys = {
    j: () => go(next(1)), k: () => go(next(-1)), a: acceptHere, l: leaveHere, u: undo, s: acceptSafe,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    let act = keys[event.key];
    if (target.matches(".note, .mark")) act ??= { ArrowDown: keys.j, ArrowUp: keys.k }[event.key];
    if (target.matches(".note") && event.key === "Enter") act = acceptHere;
    if (!act) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("focusin", (event) => {
    const element = event.target.closest(".note");
    if (element) show(noteOf.get(element));
  });

  const copy = async (section) => {
    const text = corrected(section);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Where pages may not use the clipboard, an older way still works.
      getSelection().selectAllChildren(one(".clean", section));
      if (!document.execCommand("copy")) return progress("Copy it with the keyboard: the text is selected.");
    }
    progress("Copied.");
  };

  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".mark, .no");
    const button = event.target.closest("button");
    const note = noteOf.get(event.target.closest(".note"));
    if (mark?.matches(".mark")) {
      event.preventDefault();
      go(noteOf.get(document.querySelector(mark.getAttribute("href"))));
    }
    if (!button) return;
    if (button.matches(".accept")) decide("Accepted.", () => accept(note, note.fixes.find((fix) => fix.button === button)));
    if (button.matches(".leave")) decide("Left as it is.", () => { note.left = true; });
    if (button.matches(".reopen")) decide("Taken back.", () => { note.accepted = null; note.left = false; });
    if (button.matches(".undo")) undo();
    if (button.matches(".all-safe")) acceptSafe();
    if (button.matches(".copy")) copy(button.closest(".article"));
    // A button that has just vanished must not take the focus with it.
    if (note && button.offsetParent === null) note.element.focus({ preventScroll: true });
  });

  all(".article").forEach(paint);
  progress();
})();
