# Sets CHROME, CHROME_HEADLESS and CHROMEDRIVER to what is there, or to nothing.

first_of() {
  local name
  for name in "$@"; do
    if command -v "$name"; then return; fi
  done
}

CHROME=${CHROME:-$(first_of chromium google-chrome chromium-browser google-chrome-stable)}
CHROME_HEADLESS=${CHROME_HEADLESS:-$(first_of chromium-headless-shell)}
CHROMEDRIVER=${CHROMEDRIVER:-$(first_of chromedriver chromium.chromedriver)}
export CHROME CHROME_HEADLESS CHROMEDRIVER
