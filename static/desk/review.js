// Leads through the review list by keys: n and p move, every other key presses what bears it (data-key).
document.addEventListener("DOMContentLoaded", () => {
  const items = [...document.querySelectorAll(".review-item")];
  const named = items.findIndex((item) => item.id === location.hash.slice(1));
  let current = Math.max(named, 0);

  const show = (index) => {
    if (!items[index]) return;
    items[current].classList.remove("review-current");
    current = index;
    items[current].classList.add("review-current");
    items[current].focus({ preventScroll: true });
    items[current].scrollIntoView({ block: "nearest" });
  };

  show(current);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (typing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.key === "n") show(current + 1);
    else if (event.key === "p") show(current - 1);
    else if (/^[a-z]$/.test(event.key)) items[current]?.querySelector(`[data-key="${event.key}"]`)?.click();
  });
});
