# shellcheck shell=bash disable=SC2034
# Shared by the commands of this folder: plain words on the screen, numbered stages with the time
# that each took, and one way to stop with a reason. Source it; it changes nothing by itself.

stage_now=0
stages_all=1
stage_name=""
stage_began=$SECONDS

# stages N: how many stages this command has.
stages() { stages_all=$1; }

# stage NAME: closes the stage before, with its time, and opens the next.
stage() {
  stage_done
  stage_now=$((stage_now + 1))
  stage_name=$1
  stage_began=$SECONDS
  printf '[%d/%d] %s …\n' "$stage_now" "$stages_all" "$stage_name"
}

stage_done() {
  [ -n "$stage_name" ] || return 0
  printf '[%d/%d] %s: done in %d s\n' "$stage_now" "$stages_all" "$stage_name" \
    $((SECONDS - stage_began))
  stage_name=""
}

# progress PERCENT: at most one line for each ten per cent, so that a log stays readable.
progress_last=-1
progress() {
  local tens=$(($1 / 10 * 10))
  [ "$tens" -gt "$progress_last" ] || return 0
  progress_last=$tens
  printf '[%d/%d] %s … %d %%\n' "$stage_now" "$stages_all" "$stage_name" "$tens"
}

say() { printf '      %s\n' "$*"; }

# with_clock WHAT COMMAND…: runs it, and every two seconds says how long it has been at it.
with_clock() {
  local what=$1 began=$SECONDS ticking code=0
  shift
  # It ends with this shell, however that ends.
  (while sleep 2 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do say "$what … $((SECONDS - began)) s"; done) &
  ticking=$!
  "$@" || code=$?
  kill "$ticking" 2>/dev/null || true
  wait "$ticking" 2>/dev/null || true
  return "$code"
}

stop() {
  printf 'Stopped: %s\n' "$*" >&2
  exit 1
}
