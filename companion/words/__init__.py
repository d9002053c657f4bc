"""The sentences of the app, whole, with named fields, so that wording can be reviewed in one place.

One module for each feature; `words.NAME` finds them all. The rules are in content/rhythm.yaml (`wording`):
facts about what happened, nothing about what did not, no exclamation mark. Shipped texts (techniques,
lines, categories, support) live in content/.
"""

from companion.words.affirmations import *
from companion.words.arrive import *
from companion.words.backup import *
from companion.words.breathing import *
from companion.words.changes import *
from companion.words.common import *
from companion.words.doctor import *
from companion.words.export import *
from companion.words.forget import *
from companion.words.routine import *
from companion.words.sync import *
from companion.words.today import *
from companion.words.trash import *
from companion.words.wins import *
