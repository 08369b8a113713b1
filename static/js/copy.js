// Buttons that copy the text of an element: <button hidden data-copy="its id" data-copied="what to say then">.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const words = button.textContent;
  button.hidden = !navigator.clipboard; // there is none on a page that came without encryption
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = words), 2000);
  });
}
