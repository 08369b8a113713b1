// Brings the first evidence of the record into view in the article's pane.
document.addEventListener("DOMContentLoaded", () => {
  for (const pane of document.querySelectorAll(".desk-articles")) {
    const mark = pane.querySelector("mark");
    if (mark) {
      const below = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTop += below - pane.clientHeight / 3;
    }
  }
});
