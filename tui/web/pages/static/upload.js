const drop = document.getElementById("drop");
const files = document.getElementById("files");
const told = document.getElementById("told");

const tell = (words, kind) => {
  const line = document.createElement("li");
  line.textContent = words;
  line.className = kind;
  told.prepend(line);
  return line;
};

const send = async (file) => {
  if (file.size > Number(drop.dataset.largest)) {
    tell(drop.dataset.tooLarge.replace("{name}", file.name), "problem");
    return;
  }
  const line = tell(drop.dataset.sending.replace("{name}", file.name), "sending");
  let words, kind;
  try {
    const answer = await fetch("/upload?name=" + encodeURIComponent(file.name), {
      method: "POST",
      headers: { [drop.dataset.mark]: "1", "Content-Type": "application/octet-stream" },
      body: file,
    });
    const type = answer.headers.get("Content-Type") || "";
    words = type.startsWith("application/json") ? (await answer.json()).message : await answer.text();
    kind = answer.ok ? "arrived" : "problem";
  } catch {
    words = drop.dataset.lost.replace("{name}", file.name);
    kind = "problem";
  }
  line.textContent = words;
  line.className = kind;
};

// One after the other: a second file waits for the first, so that the server is never asked for many at once.
let last = Promise.resolve();
const take = (list) => {
  for (const file of list) last = last.then(() => send(file));
};

document.getElementById("choose").addEventListener("click", () => files.click());
files.addEventListener("change", () => {
  take([...files.files]);
  files.value = "";
});
for (const name of ["dragenter", "dragover"]) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) drop.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  take([...event.dataTransfer.files]);
});
