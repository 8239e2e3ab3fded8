// Makes the forms of the page kinder: dropping files and folders, progress in words, errors beside what was
// typed. Without it every form works as plain HTML does.
"use strict";

const progress = document.getElementById("progress");
const errors = document.getElementById("errors");
// Files of a dropped folder with their paths, by the input that they stand for: an input cannot hold paths.
const dropped = new WeakMap();

// Every file below an entry of a drop, with its path.
async function filesOf(entry) {
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    return [{ file, path: entry.fullPath.replace(/^\//, "") }];
  }
  const reader = entry.createReader();
  const inside = [];
  // A folder is read in parts, until a part is empty.
  for (;;) {
    const part = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (part.length === 0) break;
    for (const child of part) inside.push(...(await filesOf(child)));
  }
  return inside;
}

function chosenOf(input) {
  return dropped.get(input) || Array.from(input.files, (file) => ({ file, path: file.webkitRelativePath || file.name }));
}

function tellChosen(input) {
  const line = input.closest(".field").querySelector("[data-chosen]");
  const files = chosenOf(input);
  const folder = files.length > 0 && files[0].path.includes("/") ? files[0].path.split("/")[0] : "";
  const what = files.length === 1 ? files[0].path : `${folder} (${files.length} ${progress.dataset.files})`;
  line.hidden = files.length === 0;
  line.textContent = `${progress.dataset.chosen} ${what}`;
}

function prepareDrop(zone) {
  const input = zone.querySelector("input[type=file]");
  input.addEventListener("change", () => {
    dropped.delete(input);
    input.required = true;
    tellChosen(input);
  });
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", async (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    const entries = Array.from(event.dataTransfer.items, (item) => item.webkitGetAsEntry()).filter(Boolean);
    const files = (await Promise.all(entries.map(filesOf))).flat();
    if (files.length === 0) return;
    dropped.set(input, files);
    input.required = false;
    tellChosen(input);
  });
}

function formData(form) {
  const data = new FormData();
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type !== "file") data.append(field.name, field.value);
    else for (const { file, path } of chosenOf(field)) data.append(field.name, file, path);
  }
  return data;
}

function line(parent, name, text, kind) {
  const element = parent.appendChild(document.createElement(name));
  element.textContent = text;
  if (kind) element.className = kind;
  return element;
}

// What the server answered, as the page itself would have shown it.
function tellProblems(told) {
  const lang = document.documentElement.lang;
  const list = document.getElementById("errors-list");
  list.replaceChildren();
  for (const wrong of document.querySelectorAll(".wrong")) wrong.classList.remove("wrong");
  const field = told.field && document.getElementById(told.field);
  if (field) (field.closest(".field") || field).classList.add("wrong");
  for (const problem of told.problems) {
    const block = line(list, "div", "", "problem");
    const title = line(block, "p", field ? "" : problem.title[lang], "what");
    if (field) line(title, "a", problem.title[lang]).href = `#${told.field}`;
    if (problem.detail[lang]) line(block, "p", problem.detail[lang], "detail");
    const facts = line(block, "dl", "");
    for (const [name, text] of [[errors.dataset.place, problem.place], [errors.dataset.help, problem.help[lang]], [errors.dataset.code, problem.code]]) {
      if (!text) continue;
      const fact = line(facts, "div", "");
      line(fact, "dt", name);
      line(fact, "dd", text, name === errors.dataset.help ? "help" : "");
    }
  }
  errors.hidden = false;
  errors.focus();
}

function tellOne(text) {
  const both = (words) => ({ es: words, en: words });
  tellProblems({ problems: [{ title: both(text), detail: both(""), help: both("") }] });
}

async function send(form) {
  const multipart = form.enctype === "multipart/form-data";
  const body = multipart ? formData(form) : new URLSearchParams(new FormData(form));
  const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/problem+json" } });
  if (response.ok) location.assign(response.url);
  else tellProblems(await response.json());
  return response.ok;
}

function prepareForm(form) {
  const button = form.querySelector("button");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    errors.hidden = true;
    const files = Array.from(form.elements).filter((field) => field.type === "file").flatMap(chosenOf);
    if (files.reduce((sum, { file }) => sum + file.size, 0) > Number(progress.dataset.most)) {
      tellOne(progress.dataset.tooLarge);
      return;
    }
    button.disabled = true;
    progress.textContent = progress.dataset.sending;
    const later = setTimeout(() => { progress.textContent = progress.dataset.working; }, 800);
    let leaving = false;
    try {
      leaving = await send(form);
    } catch {
      tellOne(progress.dataset.noAnswer);
    }
    clearTimeout(later);
    if (leaving) return;
    progress.textContent = "";
    button.disabled = false;
  });
}

if (progress && errors) {
  document.querySelectorAll("[data-drop]").forEach(prepareDrop);
  document.querySelectorAll("form[data-upload]").forEach(prepareForm);
  // A file dropped beside its field would otherwise replace the page.
  for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault());
  // Coming back with the browser's own button: nothing is being sent any more.
  addEventListener("pageshow", () => {
    progress.textContent = "";
    for (const button of document.querySelectorAll("form[data-upload] button")) button.disabled = false;
  });
  if (!errors.hidden) errors.focus();
}
