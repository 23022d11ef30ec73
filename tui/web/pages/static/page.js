document.getElementById("again").addEventListener("click", () => window.location.reload());

// The terminal measures its letters once: it begins when their font is there, else the last lines fall off the page.
const begin = window.onload;
window.onload = (event) => {
  const fonts = ["", "bold "].map((weight) => document.fonts.load(`${weight}16px "Roboto Mono"`));
  Promise.allSettled(fonts).then(() => begin(event));
};

// A download is fetched by a link: a new window for it takes the keyboard away, and browsers block it.
const openWindow = window.open.bind(window);
window.open = (address, target) => {
  const there = new URL(address, window.location.href);
  if (there.origin !== window.location.origin || !there.pathname.startsWith("/download/")) {
    return openWindow(address, target);
  }
  const link = document.createElement("a");
  link.href = there.href;
  link.download = "";
  link.click();
  return null;
};
