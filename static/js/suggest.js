// Suggestions under a search box (ARIA combobox with a list): officials, bodies, countries and topics.
// Without this file the box is a plain form. Arrows choose, Enter follows, Escape closes.
"use strict";

const WAIT = 150; // milliseconds without a key before the archive is asked
const SHORTEST = 2; // letters

function attach(input, number) {
  const list = document.createElement("ul");
  list.id = `suggestions-${number}`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggestions);
  input.after(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);

  let timer, asked = "", at = -1;

  function close() {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(place) {
    const options = list.children;
    options[at]?.setAttribute("aria-selected", "false");
    at = (place + options.length + 1) % (options.length + 1); // the last place is the box itself
    if (at === options.length) at = -1;
    options[at]?.setAttribute("aria-selected", "true");
    options[at]?.scrollIntoView({ block: "nearest" });
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options[at].id);
  }

  // In a list's own form a suggestion becomes a filter beside those in force; elsewhere its page opens.
  function address(each) {
    if (!("narrows" in input.dataset)) return each.url;
    const query = new URLSearchParams(
      [...new FormData(input.form)].filter(([name, value]) => value && name !== "q" && name !== "exact")
    );
    if (!query.getAll(each.parameter).includes(each.value)) query.append(each.parameter, each.value);
    return `${input.form.getAttribute("action")}?${query}`;
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map((each, place) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const label = document.createElement("span");
      label.textContent = each.label;
      const kind = document.createElement("span");
      kind.className = "number";
      kind.textContent = each.kind;
      option.append(label, " ", kind);
      option.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
      option.addEventListener("click", () => { location.href = address(each); });
      return option;
    }));
    close();
    if (suggestions.length && document.activeElement === input) {
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
    }
  }

  async function ask() {
    const typed = input.value.trim();
    asked = typed;
    if (typed.length < SHORTEST) return close();
    try {
      const response = await fetch(`${input.dataset.suggest}?${new URLSearchParams({ q: typed })}`);
      if (response.ok && asked === typed) show((await response.json()).suggestions);
    } catch {
      close(); // offline: the form still works
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === "ArrowDown") choose(at + 1);
    else if (event.key === "ArrowUp") choose(at < 0 ? list.children.length - 1 : at - 1);
    else if (event.key === "Enter" && at >= 0) list.children[at].click();
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
}

document.querySelectorAll("input[data-suggest]").forEach(attach);
