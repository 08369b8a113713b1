// Creates a person or body under the name that was typed, where the list offers to, and chooses it.
document.addEventListener("DOMContentLoaded", () => {
  const $ = django.jQuery;

  const choose = (field, { id, text }) => {
    const known = [...field.options].find((option) => option.value === id);
    if (!known) field.append(new Option(text, id));
    $(field).val(id).trigger("change");
  };

  const tell = (field, words) => {
    const wrapper = field.closest(".related-widget-wrapper") ?? field.parentElement;
    wrapper.querySelector(".desk-create-told")?.remove();
    if (!words) return;
    const told = document.createElement("p");
    told.className = "desk-create-told errornote";
    told.setAttribute("role", "alert");
    told.textContent = words;
    wrapper.append(told);
  };

  const create = async (field, { create: address, name }) => {
    const token = field.form.querySelector("[name=csrfmiddlewaretoken]").value;
    const sent = { method: "POST", headers: { "X-CSRFToken": token }, body: new URLSearchParams({ name }) };
    const answer = await fetch(address, sent);
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
    const found = isJson ? await answer.json() : { error: `${answer.status} ${answer.statusText}` };
    tell(field, found.error ?? "");
    if (answer.ok && isJson) choose(field, found);
  };

  $(document).on("select2:selecting", ".admin-autocomplete", (event) => {
    const offered = event.params.args.data;
    if (!offered.create) return;
    event.preventDefault();
    $(event.target).select2("close");
    create(event.target, offered).catch((error) => tell(event.target, error.message));
  });
});
