// Gives a field its evidence: press the button by it, then select words in the article. The place counts
// characters of the stored text as the server does, not the UTF-16 units of the browser.
document.addEventListener("DOMContentLoaded", () => {
  const characters = (words) => [...words].length;
  let waiting = null; // the field, and what it had before

  const offer = (field, name, className) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `button ${className}`;
    button.textContent = field.dataset[name];
    button.setAttribute("aria-pressed", "false");
    return button;
  };

  for (const field of document.querySelectorAll("textarea.desk-passage:not([disabled])")) {
    const tools = document.createElement("span");
    tools.className = "desk-tools";
    tools.append(offer(field, "select", "desk-select"));
    if (field.dataset.add) tools.append(offer(field, "add", "desk-add"));
    const told = document.createElement("span");
    told.setAttribute("role", "status");
    tools.append(told);
    const box = document.createElement("div");
    box.className = "desk-evidence";
    field.before(box);
    box.append(field, tools);
  }

  const tell = (field, words) => {
    field.nextElementSibling.querySelector("[role=status]").textContent = words;
  };

  const end = () => {
    if (!waiting) return;
    waiting.button.setAttribute("aria-pressed", "false");
    tell(waiting.field, "");
    document.body.classList.remove("desk-selecting");
    waiting = null;
  };

  const begin = (button) => {
    const again = waiting?.button === button;
    end();
    if (again) return;
    const field = button.closest(".desk-tools").previousElementSibling;
    const before = button.classList.contains("desk-add") ? field.value.trim() : "";
    waiting = { button, field, before, changed: false };
    button.setAttribute("aria-pressed", "true");
    document.body.classList.add("desk-selecting");
    tell(field, field.dataset.waiting);
  };

  // The article in which the places of a field count: that of its report, else the only one on the page.
  const articleOf = (field) => {
    const articles = [...document.querySelectorAll(".desk-text[data-report]")];
    if (field.dataset.report) return articles.find((each) => each.dataset.report === field.dataset.report);
    return articles.length === 1 ? articles[0] : null;
  };

  const before = (article, node, offset) => {
    const range = document.createRange();
    range.setStart(article, 0);
    range.setEnd(node, offset);
    return range.toString();
  };

  const placeOf = (article, range) => {
    const within = range.cloneRange();
    if (!article.contains(within.endContainer)) within.setEnd(article, article.childNodes.length);
    const words = within.toString();
    if (!words.trim()) return "";
    const lead = before(article, within.startContainer, within.startOffset);
    const start = characters(lead + words.slice(0, words.length - words.trimStart().length));
    return `${start}–${start + characters(words.trim())} “${words.trim().replace(/\s+/g, " ")}”`;
  };

  const take = () => {
    const selection = document.getSelection();
    if (!waiting || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const { startContainer: node } = range;
    const inside = (node.closest ? node : node.parentElement)?.closest(".desk-text[data-report]");
    if (!inside) return;
    const { field } = waiting;
    // A new row may be of any of the articles: the server holds its words against the one that it is of.
    if (field.dataset.report && inside !== articleOf(field)) {
      tell(field, field.dataset.other);
      return;
    }
    const place = placeOf(inside, range);
    if (!place) return;
    field.value = [waiting.before, place].filter(Boolean).join("\n");
    waiting.changed = true;
    tell(field, field.dataset.waiting);
  };

  document.addEventListener("selectionchange", take);

  document.addEventListener("pointerup", (event) => {
    take(); // a second click selects a word, of which the browser tells only later
    if (waiting?.changed && event.target.closest?.(".desk-articles")) {
      waiting.field.dispatchEvent(new Event("change", { bubbles: true }));
      end();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") end();
  });

  // A mark leads to its field.
  const lead = (mark) => {
    const article = mark.closest(".desk-text[data-report]");
    const at = characters(before(article, mark, 0));
    const found = [...document.querySelectorAll("textarea.desk-passage")].flatMap((field) =>
      articleOf(field) === article
        ? [...field.value.matchAll(/^(\d+)–(\d+) “/gm)].map(([, start, stop]) => ({ field, start, stop }))
        : [],
    );
    const holding = found.filter(({ start, stop }) => +start <= at && at < +stop);
    holding.sort((one, other) => one.stop - one.start - (other.stop - other.start));
    holding[0]?.field.closest("details:not([open])")?.setAttribute("open", "");
    holding[0]?.field.focus();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".desk-tools button");
    if (button) begin(button);
    const mark = event.target.closest(".desk-text[data-report] mark");
    if (mark && !waiting && document.getSelection().isCollapsed) lead(mark);
  });
});
