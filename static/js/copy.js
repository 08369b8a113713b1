// Copy buttons: <button data-copy="the text" data-copied="Copied" data-failed="Not copied" hidden>, or
// data-copy-from with the id of the element whose text it is. They are shown only where this runs.

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Without HTTPS a browser offers no clipboard: select the text and ask for a copy.
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (!copied) throw new Error("the browser refused");
}

const textOf = ({ copy, copyFrom }) => copy ?? document.getElementById(copyFrom).textContent.trim();

for (const button of document.querySelectorAll("button[data-copy], button[data-copy-from]")) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await copy(textOf(button.dataset));
      button.textContent = button.dataset.copied;
    } catch {
      button.textContent = button.dataset.failed;
    }
    button.focus();
    setTimeout(() => (button.textContent = label), 3000);
  });
}
