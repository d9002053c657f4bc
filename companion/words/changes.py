"""What a change is called when it is undone, and what the whisper line answers."""

NOTHING_TO_UNDO = "Nothing to undo."
NOTHING_TO_UNDO_HERE = "Nothing to undo on this machine. Each machine undoes its own changes."
NOTHING_TO_REDO = "Nothing to redo."
UNDONE = "Undone: {label}."
REDONE = "Redone: {label}."
MOVED_ON = "It has since been changed elsewhere, so it was left alone. Repeat to move on to the next step."
EDITED_SINCE = (
    "{file} has since been edited in the same place, so it was left alone. Repeat to move on to the next "
    "step."
)
STAYED = "{label}  (changed elsewhere since)"
NOT_THERE = "There is nothing left of this to undo: {label}."
THERE = "All of this is in place already, so there is nothing to redo: {label}."
UNDO_NOT_KEPT = "Saved, but the undo history could not be written. `companion doctor` says why."
UNDO_NOT_SURE = (
    "Nothing was changed. The undo history could not be written ({why}), so the last step is in doubt. "
    "`companion doctor` says more."
)
NOT_KEPT = "This could not be saved to disk. Here it is, to copy:"
ROW_GONE = "This entry is no longer there."
ANOTHER_DAY = "A new day has begun, so nothing was changed."
TOO_LONG = "Not saved: the limit is {most:,} characters, and this text has {length:,}."
NO_TEXT = "There is nothing to save yet. Write a few words first."
NO_ROUTINE = "There is no routine to add this to. You can write one in the settings file."
OPEN_AGAIN = "Open again."
REMOVED = "Removed. u brings it back."
DELETED = "Deleted. u brings it back."
HIDDEN = "Hidden. u brings it back."
TAKEN_BACK = "Answer cleared."
KEPT_CLOSE = "Kept close."
NOT_KEPT_CLOSE = "Back among the other lines."
KEPT_FOR_GREY = "Kept for a grey day."
NONE_HIDDEN = "No line is hidden."
BROUGHT_BACK = "Your hidden lines are back."
OWN_THEME = "Your own words"
KEY_TAKES_BACK = {"u brings": "`companion undo` brings", "u takes": "`companion undo` takes"}
"""What an answer says of the key, and what the shell says in its place."""
MARKED = {
    "open": "reopen {text}",
    "done": "mark {text} done",
    "partly": "mark {text} partly done",
    "resting": "mark {text} resting",
}
THEME_LABEL = "choose a theme"
HOLDS_LABEL = "change holds"
PATTERN_LABEL = "save pattern {name}"
STEP_LABEL = "mark step {step}"
NOTE_LABEL = "write note {text}"
TASK_LABEL = "add task {text}"
ITEM_LABEL = "add item {text}"
EDIT_LABEL = "edit {text}"
MOVE_LABEL = "move {text}"
REMOVE_LABEL = "remove {text}"
DELETE_LABEL = "delete {text}"
WIN_LABEL = "add win {text}"
KEEP_LABEL = "keep {text} for a grey day"
CLOSE_LABEL = "keep {text} close"
NOT_CLOSE_LABEL = "stop keeping {text} close"
HIDE_LABEL = "hide {text}"
BRING_BACK_LABEL = "bring hidden lines back"
ANSWER_LABEL = "answer “{answer}”"
OWN_LABEL = "add line {text}"
SESSION_LABEL = "add {name} session"
BRING_BACK = "bring back {text}"
BROUGHT_BACK_ONE = "Brought back: {text}."
SAVED_OVER = "Saved. It had also been changed elsewhere; that version is in the trash."
SAVED_OVER_PLAN = "Saved. It had also been changed elsewhere; u brings that version back."
HOW_IT_WAS_LABEL = "say how {name} felt"
EDIT_SESSION_LABEL = "edit {name} session"
DELETE_SESSION_LABEL = "delete {name} session"


def in_the_shell(answer: str) -> str:
    """An answer as the shell gives it, where there are no keys."""
    for key, command in KEY_TAKES_BACK.items():
        answer = answer.replace(f". {key} ", f". {command} ")
    return answer
