# bash completion for companion, made from the commands by tests/cli/test_completion.py

_companion_about() { # what there is after a command: subs, opts, args
    case $1 in
        '') subs='today win tick task routine checkin breathe affirm rest remind close grey cope kinder support journal goal boundary appointment event status progress search weekly celebrate story report share undo redo trash export import backup restore sync doctor forget config completion categories techniques theme keys' opts='--data --config --plain -V --version -h --help' args=() ;;
        'today') subs='' opts='--json --day -h --help --data --config --plain -V --version' args=() ;;
        'win') subs='add list search edit keep note for-next delete' opts='-h --help -c --category --at --data --config --plain -V --version' args=('+') ;;
        'win add') subs='' opts='-c --category --at -h --help --data --config --plain -V --version' args=('+') ;;
        'win list') subs='' opts='--day --from --to -c --category --kept --json -h --help --data --config --plain -V --version' args=() ;;
        'win search') subs='' opts='--json -h --help --data --config --plain -V --version' args=('+') ;;
        'win edit') subs='' opts='--text -h --help --data --config --plain -V --version' args=('+') ;;
        'win keep') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'win note') subs='' opts='--text --clear -h --help --data --config --plain -V --version' args=('+') ;;
        'win for-next') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'win delete') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'tick') subs='' opts='--partly --rest --untick --toggle --step --note --at --win --json -h --help --data --config --plain -V --version' args=('+names:items') ;;
        'task') subs='add list edit delete' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'task add') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'task list') subs='' opts='--day --json -h --help --data --config --plain -V --version' args=() ;;
        'task edit') subs='' opts='--text -h --help --data --config --plain -V --version' args=('+names:tasks') ;;
        'task delete') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:tasks') ;;
        'routine') subs='list add edit remove move note' opts='-h --help --data --config --plain -V --version' args=() ;;
        'routine list') subs='' opts='--json -h --help --data --config --plain -V --version' args=() ;;
        'routine add') subs='' opts='--into -h --help --data --config --plain -V --version' args=('+') ;;
        'routine edit') subs='' opts='--text -h --help --data --config --plain -V --version' args=('+names:items') ;;
        'routine remove') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:items') ;;
        'routine move') subs='' opts='-h --help --data --config --plain -V --version' args=('words:up down' '+names:items') ;;
        'routine note') subs='' opts='--text --clear --day -h --help --data --config --plain -V --version' args=('+names:items') ;;
        'checkin') subs='ask list' opts='-h --help --pleasant --energy --word --trigger --note --at --list --data --config --plain -V --version' args=() ;;
        'checkin ask') subs='' opts='--pleasant --energy --word --trigger --note --at --list -h --help --data --config --plain -V --version' args=() ;;
        'checkin list') subs='' opts='--day --json -h --help --data --config --plain -V --version' args=() ;;
        'breathe') subs='start history edit delete keep holds pattern' opts='-h --help --minutes --cycles --level --plain --eyes-closed --once --own-pace --slower --faster --choose --suggested --preview --history --json --data --config -V --version' args=('+names:techniques') ;;
        'breathe start') subs='' opts='--minutes --cycles --level --plain --eyes-closed --once --own-pace --slower --faster --choose --suggested --preview --history --json -h --help --data --config -V --version' args=('+names:techniques') ;;
        'breathe history') subs='' opts='--json -h --help --data --config --plain -V --version' args=('+names:techniques') ;;
        'breathe edit') subs='' opts='--technique --length --before --after --pace --note -h --help --data --config --plain -V --version' args=('+') ;;
        'breathe delete') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'breathe keep') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:techniques') ;;
        'breathe holds') subs='' opts='-h --help --data --config --plain -V --version' args=('words:on off') ;;
        'breathe pattern') subs='' opts='--like --in --hold --out --rest --minutes -h --help --data --config --plain -V --version' args=('+') ;;
        'affirm') subs='show next previous list keep hide bring-back add edit delete answer' opts='-h --help --json --data --config --plain -V --version' args=() ;;
        'affirm show') subs='' opts='--json -h --help --data --config --plain -V --version' args=() ;;
        'affirm next') subs='' opts='-h --help --data --config --plain -V --version' args=() ;;
        'affirm previous') subs='' opts='-h --help --data --config --plain -V --version' args=() ;;
        'affirm list') subs='' opts='--kept --own --json -h --help --data --config --plain -V --version' args=() ;;
        'affirm keep') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'affirm hide') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'affirm bring-back') subs='' opts='-h --help --data --config --plain -V --version' args=() ;;
        'affirm add') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'affirm edit') subs='' opts='--text -h --help --data --config --plain -V --version' args=('+') ;;
        'affirm delete') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'affirm answer') subs='' opts='-h --help --data --config --plain -V --version' args=('words:true partly not-today' '+') ;;
        'rest') subs='until list' opts='-h --help --end --data --config --plain -V --version' args=('+words:today yesterday monday tuesday wednesday thursday friday saturday sunday') ;;
        'rest until') subs='' opts='--end -h --help --data --config --plain -V --version' args=('+words:today yesterday monday tuesday wednesday thursday friday saturday sunday') ;;
        'rest list') subs='' opts='--json -h --help --data --config --plain -V --version' args=() ;;
        'remind') subs='' opts='--now -h --help --data --config --plain -V --version' args=('words:systemd launchd cron') ;;
        'close') subs='' opts='--day -h --help --data --config --plain -V --version' args=() ;;
        'grey') subs='' opts='--step --kept --json -h --help --data --config --plain -V --version' args=() ;;
        'cope') subs='try list show add edit delete keep-close hide' opts='-h --help --data --config --plain -V --version' args=('+names:skills') ;;
        'cope try') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:skills') ;;
        'cope list') subs='' opts='--hidden --json -h --help --data --config --plain -V --version' args=() ;;
        'cope show') subs='' opts='--json -h --help --data --config --plain -V --version' args=('+names:skills') ;;
        'cope add') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'cope edit') subs='' opts='--text -h --help --data --config --plain -V --version' args=('+names:skills') ;;
        'cope delete') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:skills') ;;
        'cope keep-close') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:skills') ;;
        'cope hide') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:skills') ;;
        'kinder') subs='' opts='--as-line -h --help --data --config --plain -V --version' args=() ;;
        'support') subs='list show add edit wrote delete plan' opts='--mine --json -h --help --data --config --plain -V --version' args=() ;;
        'support list') subs='' opts='--json -h --help --data --config --plain -V --version' args=() ;;
        'support show') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:people') ;;
        'support add') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:people') ;;
        'support edit') subs='' opts='--text -h --help --data --config --plain -V --version' args=('+names:people') ;;
        'support wrote') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:people') ;;
        'support delete') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:people') ;;
        'support plan') subs='' opts='--clear -h --help --data --config --plain -V --version' args=('' '+') ;;
        'journal') subs='write list read edit delete for-next' opts='-h --help --prompt --tag --keep --at -e --editor --prompts --json --data --config --plain -V --version' args=() ;;
        'journal write') subs='' opts='--prompt --tag --keep --at -e --editor --prompts --json -h --help --data --config --plain -V --version' args=() ;;
        'journal list') subs='' opts='--day --keep --hard --json -h --help --data --config --plain -V --version' args=() ;;
        'journal read') subs='' opts='--json -h --help --data --config --plain -V --version' args=('+') ;;
        'journal edit') subs='' opts='-e --editor -h --help --data --config --plain -V --version' args=('+') ;;
        'journal delete') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'journal for-next') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'goal') subs='list add show step done reopen onto move edit say state rest let-go take-up keep-date change-date delete board' opts='-h --help --data --config --plain -V --version' args=() ;;
        'goal list') subs='' opts='--json -h --help --data --config --plain -V --version' args=() ;;
        'goal add') subs='' opts='--step -h --help --data --config --plain -V --version' args=('+') ;;
        'goal show') subs='' opts='--json -h --help --data --config --plain -V --version' args=('+names:goals') ;;
        'goal step') subs='' opts='-h --help --data --config --plain -V --version' args=('names:goals' '+names:goals') ;;
        'goal done') subs='' opts='--toggle --win -h --help --data --config --plain -V --version' args=('+names:steps') ;;
        'goal reopen') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'goal onto') subs='' opts='--into -h --help --data --config --plain -V --version' args=('+') ;;
        'goal move') subs='' opts='-h --help --data --config --plain -V --version' args=('words:up down' '+') ;;
        'goal edit') subs='' opts='--text -h --help --data --config --plain -V --version' args=('+') ;;
        'goal say') subs='' opts='--name --why --by --obstacle --plan -h --help --data --config --plain -V --version' args=('+names:goals') ;;
        'goal state') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:goals') ;;
        'goal rest') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:goals') ;;
        'goal let-go') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:goals') ;;
        'goal take-up') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:goals') ;;
        'goal keep-date') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:goals') ;;
        'goal change-date') subs='' opts='--by -h --help --data --config --plain -V --version' args=('+names:goals') ;;
        'goal delete') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'goal board') subs='list read add edit say tie move delete save' opts='--svg --force -h --help --data --config --plain -V --version' args=() ;;
        'goal board list') subs='' opts='--json -h --help --data --config --plain -V --version' args=() ;;
        'goal board read') subs='' opts='--json -h --help --data --config --plain -V --version' args=('+names:cards') ;;
        'goal board add') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'goal board edit') subs='' opts='--text -h --help --data --config --plain -V --version' args=('+names:cards') ;;
        'goal board say') subs='' opts='--picture --caption -h --help --data --config --plain -V --version' args=('+names:cards') ;;
        'goal board tie') subs='' opts='--goal -h --help --data --config --plain -V --version' args=('+names:cards') ;;
        'goal board move') subs='' opts='-h --help --data --config --plain -V --version' args=('words:up down' '+names:cards') ;;
        'goal board delete') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:cards') ;;
        'goal board save') subs='' opts='--force -h --help --data --config --plain -V --version' args=('files') ;;
        'boundary') subs='' opts='-h --help --data --config --plain -V --version' args=() ;;
        'appointment') subs='' opts='--list --keep --win --json -h --help --data --config --plain -V --version' args=() ;;
        'event') subs='list add show edit delete ics' opts='-h --help --data --config --plain -V --version' args=() ;;
        'event list') subs='' opts='--json -h --help --data --config --plain -V --version' args=() ;;
        'event add') subs='' opts='--at --where --with --template --ics --force -h --help --data --config --plain -V --version' args=('+') ;;
        'event show') subs='' opts='--win --json -h --help --data --config --plain -V --version' args=('+names:gatherings') ;;
        'event edit') subs='' opts='--title --at --where --with --invitation -h --help --data --config --plain -V --version' args=('+names:gatherings') ;;
        'event delete') subs='' opts='-h --help --data --config --plain -V --version' args=('+names:gatherings') ;;
        'event ics') subs='' opts='--to --force -h --help --data --config --plain -V --version' args=('+names:gatherings') ;;
        'status') subs='' opts='--format --json -h --help --data --config --plain -V --version' args=() ;;
        'progress') subs='show open add edit delete' opts='-h --help --json --to --force --data --config --plain -V --version' args=('words:year practices sleep breathing feelings wins forms milestones celebrated gatherings stories reports days seven rhythm rests') ;;
        'progress show') subs='' opts='--json --to --force -h --help --data --config --plain -V --version' args=('words:year practices sleep breathing feelings wins forms milestones celebrated gatherings stories reports days seven rhythm rests') ;;
        'progress open') subs='' opts='-h --help --data --config --plain -V --version' args=('names:prompts') ;;
        'progress add') subs='' opts='-h --help --data --config --plain -V --version' args=('words:year practices sleep breathing feelings wins forms milestones celebrated gatherings stories reports days seven rhythm rests') ;;
        'progress edit') subs='' opts='-h --help --data --config --plain -V --version' args=('names:prompts') ;;
        'progress delete') subs='' opts='-h --help --data --config --plain -V --version' args=('names:prompts') ;;
        'search') subs='' opts='--kind --json -h --help --data --config --plain -V --version' args=('+') ;;
        'weekly') subs='' opts='--on -h --help --data --config --plain -V --version' args=() ;;
        'celebrate') subs='' opts='--ritual --quiet --list --json -h --help --data --config --plain -V --version' args=('+') ;;
        'story') subs='write list show edit delete' opts='-h --help --to --format --force --list --data --config --plain -V --version' args=('+') ;;
        'story write') subs='' opts='--to --format --force --list -h --help --data --config --plain -V --version' args=('+') ;;
        'story list') subs='' opts='--json -h --help --data --config --plain -V --version' args=() ;;
        'story show') subs='' opts='--to --format --force --choose -h --help --data --config --plain -V --version' args=('+') ;;
        'story edit') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'story delete') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'report') subs='' opts='--week --month --since-appointment --from --to --for --format --with --yes --force -h --help --data --config --plain -V --version' args=() ;;
        'share') subs='' opts='--svg --png --show --print --force -h --help --data --config --plain -V --version' args=('words:win week month' '+words:win week month') ;;
        'undo') subs='' opts='--list --json -h --help --data --config --plain -V --version' args=() ;;
        'redo') subs='' opts='-h --help --data --config --plain -V --version' args=() ;;
        'trash') subs='restore' opts='--json -h --help --data --config --plain -V --version' args=() ;;
        'trash restore') subs='' opts='-h --help --data --config --plain -V --version' args=('+') ;;
        'export') subs='' opts='--json --csv --markdown --tinydb --from --to --kind --category --tag --force -h --help --data --config --plain -V --version' args=('files') ;;
        'import') subs='' opts='--dry-run --yes --as-wins --mood --routine --deleted --verbose -h --help --data --config --plain -V --version' args=('files') ;;
        'backup') subs='' opts='-h --help --data --config --plain -V --version' args=('files') ;;
        'restore') subs='' opts='--yes --dry-run --data-only --with-commands --verbose -h --help --data --config --plain -V --version' args=('files') ;;
        'sync') subs='status tidy' opts='-h --help --data --config --plain -V --version' args=() ;;
        'sync status') subs='' opts='--json -h --help --data --config --plain -V --version' args=() ;;
        'sync tidy') subs='' opts='-h --help --data --config --plain -V --version' args=() ;;
        'doctor') subs='' opts='--fix --let-go --json -h --help --data --config --plain -V --version' args=() ;;
        'forget') subs='' opts='--before --all -h --help --data --config --plain -V --version' args=() ;;
        'config') subs='path init check show edit' opts='-h --help --data --config --plain -V --version' args=() ;;
        'config path') subs='' opts='--json -h --help --data --config --plain -V --version' args=() ;;
        'config init') subs='' opts='-h --help --data --config --plain -V --version' args=() ;;
        'config check') subs='' opts='--json -h --help --data --config --plain -V --version' args=() ;;
        'config show') subs='' opts='--json -h --help --data --config --plain -V --version' args=() ;;
        'config edit') subs='' opts='-h --help --data --config --plain -V --version' args=() ;;
        'completion') subs='' opts='--names -h --help --data --config --plain -V --version' args=('words:bash zsh fish') ;;
        'categories') subs='' opts='--json -h --help --data --config --plain -V --version' args=() ;;
        'techniques') subs='' opts='--json -h --help --data --config --plain -V --version' args=() ;;
        'theme') subs='choose list show' opts='-h --help --data --config --plain -V --version' args=('names:themes') ;;
        'theme choose') subs='' opts='-h --help --data --config --plain -V --version' args=('names:themes') ;;
        'theme list') subs='' opts='--json -h --help --data --config --plain -V --version' args=() ;;
        'theme show') subs='' opts='--json -h --help --data --config --plain -V --version' args=('names:themes') ;;
        'keys') subs='' opts='--json -h --help --data --config --plain -V --version' args=() ;;
    esac
}

_companion_source() { # whether an option of a command takes a word, and where that comes from
    case "$1 $2" in
        ' --data') source='folders' ;;
        ' --config') source='files' ;;
        'today --day') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'today --data') source='folders' ;;
        'today --config') source='files' ;;
        'win -c'|'win --category') source='names:categories' ;;
        'win --at') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'win --data') source='folders' ;;
        'win --config') source='files' ;;
        'win add -c'|'win add --category') source='names:categories' ;;
        'win add --at') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'win add --data') source='folders' ;;
        'win add --config') source='files' ;;
        'win list --day') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'win list --from') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'win list --to') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'win list -c'|'win list --category') source='names:categories' ;;
        'win list --data') source='folders' ;;
        'win list --config') source='files' ;;
        'win search --data') source='folders' ;;
        'win search --config') source='files' ;;
        'win edit --text') source='' ;;
        'win edit --data') source='folders' ;;
        'win edit --config') source='files' ;;
        'win keep --data') source='folders' ;;
        'win keep --config') source='files' ;;
        'win note --text') source='' ;;
        'win note --data') source='folders' ;;
        'win note --config') source='files' ;;
        'win for-next --data') source='folders' ;;
        'win for-next --config') source='files' ;;
        'win delete --data') source='folders' ;;
        'win delete --config') source='files' ;;
        'tick --rest') source='' ;;
        'tick --step') source='' ;;
        'tick --note') source='' ;;
        'tick --at') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'tick --data') source='folders' ;;
        'tick --config') source='files' ;;
        'task --data') source='folders' ;;
        'task --config') source='files' ;;
        'task add --data') source='folders' ;;
        'task add --config') source='files' ;;
        'task list --day') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'task list --data') source='folders' ;;
        'task list --config') source='files' ;;
        'task edit --text') source='' ;;
        'task edit --data') source='folders' ;;
        'task edit --config') source='files' ;;
        'task delete --data') source='folders' ;;
        'task delete --config') source='files' ;;
        'routine --data') source='folders' ;;
        'routine --config') source='files' ;;
        'routine list --data') source='folders' ;;
        'routine list --config') source='files' ;;
        'routine add --into') source='' ;;
        'routine add --data') source='folders' ;;
        'routine add --config') source='files' ;;
        'routine edit --text') source='' ;;
        'routine edit --data') source='folders' ;;
        'routine edit --config') source='files' ;;
        'routine remove --data') source='folders' ;;
        'routine remove --config') source='files' ;;
        'routine move --data') source='folders' ;;
        'routine move --config') source='files' ;;
        'routine note --text') source='' ;;
        'routine note --day') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'routine note --data') source='folders' ;;
        'routine note --config') source='files' ;;
        'checkin --pleasant') source='' ;;
        'checkin --energy') source='' ;;
        'checkin --word') source='' ;;
        'checkin --trigger') source='' ;;
        'checkin --note') source='' ;;
        'checkin --at') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'checkin --data') source='folders' ;;
        'checkin --config') source='files' ;;
        'checkin ask --pleasant') source='' ;;
        'checkin ask --energy') source='' ;;
        'checkin ask --word') source='' ;;
        'checkin ask --trigger') source='' ;;
        'checkin ask --note') source='' ;;
        'checkin ask --at') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'checkin ask --data') source='folders' ;;
        'checkin ask --config') source='files' ;;
        'checkin list --day') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'checkin list --data') source='folders' ;;
        'checkin list --config') source='files' ;;
        'breathe --minutes') source='' ;;
        'breathe --cycles') source='' ;;
        'breathe --level') source='words:no_holds gentle standard longer' ;;
        'breathe --data') source='folders' ;;
        'breathe --config') source='files' ;;
        'breathe start --minutes') source='' ;;
        'breathe start --cycles') source='' ;;
        'breathe start --level') source='words:no_holds gentle standard longer' ;;
        'breathe start --data') source='folders' ;;
        'breathe start --config') source='files' ;;
        'breathe history --data') source='folders' ;;
        'breathe history --config') source='files' ;;
        'breathe edit --technique') source='names:techniques' ;;
        'breathe edit --length') source='' ;;
        'breathe edit --before') source='' ;;
        'breathe edit --after') source='' ;;
        'breathe edit --pace') source='' ;;
        'breathe edit --note') source='' ;;
        'breathe edit --data') source='folders' ;;
        'breathe edit --config') source='files' ;;
        'breathe delete --data') source='folders' ;;
        'breathe delete --config') source='files' ;;
        'breathe keep --data') source='folders' ;;
        'breathe keep --config') source='files' ;;
        'breathe holds --data') source='folders' ;;
        'breathe holds --config') source='files' ;;
        'breathe pattern --like') source='names:techniques' ;;
        'breathe pattern --in') source='' ;;
        'breathe pattern --hold') source='' ;;
        'breathe pattern --out') source='' ;;
        'breathe pattern --rest') source='' ;;
        'breathe pattern --minutes') source='' ;;
        'breathe pattern --data') source='folders' ;;
        'breathe pattern --config') source='files' ;;
        'affirm --data') source='folders' ;;
        'affirm --config') source='files' ;;
        'affirm show --data') source='folders' ;;
        'affirm show --config') source='files' ;;
        'affirm next --data') source='folders' ;;
        'affirm next --config') source='files' ;;
        'affirm previous --data') source='folders' ;;
        'affirm previous --config') source='files' ;;
        'affirm list --data') source='folders' ;;
        'affirm list --config') source='files' ;;
        'affirm keep --data') source='folders' ;;
        'affirm keep --config') source='files' ;;
        'affirm hide --data') source='folders' ;;
        'affirm hide --config') source='files' ;;
        'affirm bring-back --data') source='folders' ;;
        'affirm bring-back --config') source='files' ;;
        'affirm add --data') source='folders' ;;
        'affirm add --config') source='files' ;;
        'affirm edit --text') source='' ;;
        'affirm edit --data') source='folders' ;;
        'affirm edit --config') source='files' ;;
        'affirm delete --data') source='folders' ;;
        'affirm delete --config') source='files' ;;
        'affirm answer --data') source='folders' ;;
        'affirm answer --config') source='files' ;;
        'rest --data') source='folders' ;;
        'rest --config') source='files' ;;
        'rest until --data') source='folders' ;;
        'rest until --config') source='files' ;;
        'rest list --data') source='folders' ;;
        'rest list --config') source='files' ;;
        'remind --data') source='folders' ;;
        'remind --config') source='files' ;;
        'close --day') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'close --data') source='folders' ;;
        'close --config') source='files' ;;
        'grey --data') source='folders' ;;
        'grey --config') source='files' ;;
        'cope --data') source='folders' ;;
        'cope --config') source='files' ;;
        'cope try --data') source='folders' ;;
        'cope try --config') source='files' ;;
        'cope list --data') source='folders' ;;
        'cope list --config') source='files' ;;
        'cope show --data') source='folders' ;;
        'cope show --config') source='files' ;;
        'cope add --data') source='folders' ;;
        'cope add --config') source='files' ;;
        'cope edit --text') source='' ;;
        'cope edit --data') source='folders' ;;
        'cope edit --config') source='files' ;;
        'cope delete --data') source='folders' ;;
        'cope delete --config') source='files' ;;
        'cope keep-close --data') source='folders' ;;
        'cope keep-close --config') source='files' ;;
        'cope hide --data') source='folders' ;;
        'cope hide --config') source='files' ;;
        'kinder --data') source='folders' ;;
        'kinder --config') source='files' ;;
        'support --data') source='folders' ;;
        'support --config') source='files' ;;
        'support list --data') source='folders' ;;
        'support list --config') source='files' ;;
        'support show --data') source='folders' ;;
        'support show --config') source='files' ;;
        'support add --data') source='folders' ;;
        'support add --config') source='files' ;;
        'support edit --text') source='' ;;
        'support edit --data') source='folders' ;;
        'support edit --config') source='files' ;;
        'support wrote --data') source='folders' ;;
        'support wrote --config') source='files' ;;
        'support delete --data') source='folders' ;;
        'support delete --config') source='files' ;;
        'support plan --data') source='folders' ;;
        'support plan --config') source='files' ;;
        'journal --prompt') source='names:prompts' ;;
        'journal --tag') source='' ;;
        'journal --at') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'journal --data') source='folders' ;;
        'journal --config') source='files' ;;
        'journal write --prompt') source='names:prompts' ;;
        'journal write --tag') source='' ;;
        'journal write --at') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'journal write --data') source='folders' ;;
        'journal write --config') source='files' ;;
        'journal list --day') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'journal list --data') source='folders' ;;
        'journal list --config') source='files' ;;
        'journal read --data') source='folders' ;;
        'journal read --config') source='files' ;;
        'journal edit --data') source='folders' ;;
        'journal edit --config') source='files' ;;
        'journal delete --data') source='folders' ;;
        'journal delete --config') source='files' ;;
        'journal for-next --data') source='folders' ;;
        'journal for-next --config') source='files' ;;
        'goal --data') source='folders' ;;
        'goal --config') source='files' ;;
        'goal list --data') source='folders' ;;
        'goal list --config') source='files' ;;
        'goal add --step') source='' ;;
        'goal add --data') source='folders' ;;
        'goal add --config') source='files' ;;
        'goal show --data') source='folders' ;;
        'goal show --config') source='files' ;;
        'goal step --data') source='folders' ;;
        'goal step --config') source='files' ;;
        'goal done --data') source='folders' ;;
        'goal done --config') source='files' ;;
        'goal reopen --data') source='folders' ;;
        'goal reopen --config') source='files' ;;
        'goal onto --into') source='' ;;
        'goal onto --data') source='folders' ;;
        'goal onto --config') source='files' ;;
        'goal move --data') source='folders' ;;
        'goal move --config') source='files' ;;
        'goal edit --text') source='' ;;
        'goal edit --data') source='folders' ;;
        'goal edit --config') source='files' ;;
        'goal say --name') source='' ;;
        'goal say --why') source='' ;;
        'goal say --by') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'goal say --obstacle') source='' ;;
        'goal say --plan') source='' ;;
        'goal say --data') source='folders' ;;
        'goal say --config') source='files' ;;
        'goal state --data') source='folders' ;;
        'goal state --config') source='files' ;;
        'goal rest --data') source='folders' ;;
        'goal rest --config') source='files' ;;
        'goal let-go --data') source='folders' ;;
        'goal let-go --config') source='files' ;;
        'goal take-up --data') source='folders' ;;
        'goal take-up --config') source='files' ;;
        'goal keep-date --data') source='folders' ;;
        'goal keep-date --config') source='files' ;;
        'goal change-date --by') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'goal change-date --data') source='folders' ;;
        'goal change-date --config') source='files' ;;
        'goal delete --data') source='folders' ;;
        'goal delete --config') source='files' ;;
        'goal board --svg') source='files' ;;
        'goal board --data') source='folders' ;;
        'goal board --config') source='files' ;;
        'goal board list --data') source='folders' ;;
        'goal board list --config') source='files' ;;
        'goal board read --data') source='folders' ;;
        'goal board read --config') source='files' ;;
        'goal board add --data') source='folders' ;;
        'goal board add --config') source='files' ;;
        'goal board edit --text') source='' ;;
        'goal board edit --data') source='folders' ;;
        'goal board edit --config') source='files' ;;
        'goal board say --picture') source='files' ;;
        'goal board say --caption') source='' ;;
        'goal board say --data') source='folders' ;;
        'goal board say --config') source='files' ;;
        'goal board tie --goal') source='names:goals' ;;
        'goal board tie --data') source='folders' ;;
        'goal board tie --config') source='files' ;;
        'goal board move --data') source='folders' ;;
        'goal board move --config') source='files' ;;
        'goal board delete --data') source='folders' ;;
        'goal board delete --config') source='files' ;;
        'goal board save --data') source='folders' ;;
        'goal board save --config') source='files' ;;
        'boundary --data') source='folders' ;;
        'boundary --config') source='files' ;;
        'appointment --data') source='folders' ;;
        'appointment --config') source='files' ;;
        'event --data') source='folders' ;;
        'event --config') source='files' ;;
        'event list --data') source='folders' ;;
        'event list --config') source='files' ;;
        'event add --at') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'event add --where') source='' ;;
        'event add --with') source='' ;;
        'event add --template') source='words:tea circle family quiet' ;;
        'event add --ics') source='files' ;;
        'event add --data') source='folders' ;;
        'event add --config') source='files' ;;
        'event show --data') source='folders' ;;
        'event show --config') source='files' ;;
        'event edit --title') source='' ;;
        'event edit --at') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'event edit --where') source='' ;;
        'event edit --with') source='' ;;
        'event edit --invitation') source='' ;;
        'event edit --data') source='folders' ;;
        'event edit --config') source='files' ;;
        'event delete --data') source='folders' ;;
        'event delete --config') source='files' ;;
        'event ics --to') source='files' ;;
        'event ics --data') source='folders' ;;
        'event ics --config') source='files' ;;
        'status --format') source='' ;;
        'status --data') source='folders' ;;
        'status --config') source='files' ;;
        'progress --to') source='files' ;;
        'progress --data') source='folders' ;;
        'progress --config') source='files' ;;
        'progress show --to') source='files' ;;
        'progress show --data') source='folders' ;;
        'progress show --config') source='files' ;;
        'progress open --data') source='folders' ;;
        'progress open --config') source='files' ;;
        'progress add --data') source='folders' ;;
        'progress add --config') source='files' ;;
        'progress edit --data') source='folders' ;;
        'progress edit --config') source='files' ;;
        'progress delete --data') source='folders' ;;
        'progress delete --config') source='files' ;;
        'search --kind') source='words:ticks tasks sessions checkins journal wins celebrations line_answers skill_uses own_skills skill_marks goals goal_steps board_cards gatherings stories pauses own_lines line_marks appointments people own_plan first_use milestones line_state prompt_state reminder_state' ;;
        'search --data') source='folders' ;;
        'search --config') source='files' ;;
        'weekly --on') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'weekly --data') source='folders' ;;
        'weekly --config') source='files' ;;
        'celebrate --ritual') source='names:rituals' ;;
        'celebrate --data') source='folders' ;;
        'celebrate --config') source='files' ;;
        'story --to') source='files' ;;
        'story --format') source='words:text md' ;;
        'story --data') source='folders' ;;
        'story --config') source='files' ;;
        'story write --to') source='files' ;;
        'story write --format') source='words:text md' ;;
        'story write --data') source='folders' ;;
        'story write --config') source='files' ;;
        'story list --data') source='folders' ;;
        'story list --config') source='files' ;;
        'story show --to') source='files' ;;
        'story show --format') source='words:text md' ;;
        'story show --data') source='folders' ;;
        'story show --config') source='files' ;;
        'story edit --data') source='folders' ;;
        'story edit --config') source='files' ;;
        'story delete --data') source='folders' ;;
        'story delete --config') source='files' ;;
        'report --from') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'report --to') source='files' ;;
        'report --for') source='words:me therapist' ;;
        'report --format') source='words:md html json' ;;
        'report --with') source='words:journal notes feelings triggers' ;;
        'report --data') source='folders' ;;
        'report --config') source='files' ;;
        'share --svg') source='files' ;;
        'share --png') source='files' ;;
        'share --show') source='words:sentence day category figures' ;;
        'share --data') source='folders' ;;
        'share --config') source='files' ;;
        'undo --data') source='folders' ;;
        'undo --config') source='files' ;;
        'redo --data') source='folders' ;;
        'redo --config') source='files' ;;
        'trash --data') source='folders' ;;
        'trash --config') source='files' ;;
        'trash restore --data') source='folders' ;;
        'trash restore --config') source='files' ;;
        'export --from') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'export --to') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'export --kind') source='words:ticks tasks sessions checkins journal wins celebrations line_answers skill_uses own_skills skill_marks goals goal_steps board_cards gatherings stories pauses own_lines line_marks appointments people own_plan first_use milestones line_state prompt_state reminder_state' ;;
        'export --category') source='names:categories' ;;
        'export --tag') source='' ;;
        'export --data') source='folders' ;;
        'export --config') source='files' ;;
        'import --mood') source='' ;;
        'import --data') source='folders' ;;
        'import --config') source='files' ;;
        'backup --data') source='folders' ;;
        'backup --config') source='files' ;;
        'restore --data') source='folders' ;;
        'restore --config') source='files' ;;
        'sync --data') source='folders' ;;
        'sync --config') source='files' ;;
        'sync status --data') source='folders' ;;
        'sync status --config') source='files' ;;
        'sync tidy --data') source='folders' ;;
        'sync tidy --config') source='files' ;;
        'doctor --let-go') source='files' ;;
        'doctor --data') source='folders' ;;
        'doctor --config') source='files' ;;
        'forget --before') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'forget --data') source='folders' ;;
        'forget --config') source='files' ;;
        'config --data') source='folders' ;;
        'config --config') source='files' ;;
        'config path --data') source='folders' ;;
        'config path --config') source='files' ;;
        'config init --data') source='folders' ;;
        'config init --config') source='files' ;;
        'config check --data') source='folders' ;;
        'config check --config') source='files' ;;
        'config show --data') source='folders' ;;
        'config show --config') source='files' ;;
        'config edit --data') source='folders' ;;
        'config edit --config') source='files' ;;
        'completion --names') source='' ;;
        'completion --data') source='folders' ;;
        'completion --config') source='files' ;;
        'categories --data') source='folders' ;;
        'categories --config') source='files' ;;
        'techniques --data') source='folders' ;;
        'techniques --config') source='files' ;;
        'theme --data') source='folders' ;;
        'theme --config') source='files' ;;
        'theme choose --data') source='folders' ;;
        'theme choose --config') source='files' ;;
        'theme list --data') source='folders' ;;
        'theme list --config') source='files' ;;
        'theme show --data') source='folders' ;;
        'theme show --config') source='files' ;;
        'keys --data') source='folders' ;;
        'keys --config') source='files' ;;
        *) return 1 ;;
    esac
}

_companion_plain() { # a word as it is meant, without its quotes
    REPLY=${1//\\/}
    REPLY=${REPLY//[\"\']/}
}

_companion_offer() { # words from a source; those that stand before the one at hand belong to it
    local source=$1 before=$2 name names=()
    case $source in
        files) [[ $lead ]] || compopt -o default; return ;;
        folders) [[ $lead ]] || compopt -o dirnames; return ;;
        words:*) read -ra names <<<"${source#words:}" ;;
        names:*)
            while IFS= read -r name; do
                names+=("$name")
            done < <("${program[@]}" completion --names "${source#names:}" 2>/dev/null)
            ;;
    esac
    for name in "${names[@]}"; do
        [[ ${name,,} == "${before,,}${cur,,}"* ]] && _companion_quote "${name:${#before}+${#lead}}"
    done
}

_companion_quote() { # a word as it is to be written after what was typed of it
    local said=$1
    case $raw in
        \"*) said=${said//\\/\\\\} said=${said//\"/\\\"} said=${said//\$/\\\$} said=${said//\`/\\\`} ;;
        \'*) said=${said//\'/\'\\\'\'} ;;
        *) printf -v said %q "$said" ;;
    esac
    COMPREPLY+=("$said")
}

_companion_line() { # the words as they were typed: bash parts them at : and = and @, too
    local rest=$COMP_LINE gap
    local -i i
    line=()
    for ((i = 0; i <= COMP_CWORD; i++)); do
        raw=${COMP_WORDS[i]}
        gap=${rest%%"$raw"*}
        rest=${rest#*"$raw"}
        if ((i == 0)) || [[ $gap || ! $raw ]]; then
            line+=("$raw")
        else
            line[-1]+=$raw
        fi
    done
    _companion_plain "$raw"
    raw=$REPLY
    _companion_plain "${line[-1]}"
    cur=$REPLY
    lead=${cur%"$raw"} lead=${lead%@} # what readline leaves as it is
    [[ $raw == [=:] ]] && lead=$cur
    raw=${line[-1]}
}

_companion() {
    local cur raw lead word path='' before='' asked='' ended='' source subs opts args line REPLY
    local -i i n=0
    COMPREPLY=()
    _companion_line
    _companion_plain "${line[0]/#\~/$HOME}"
    local program=("$REPLY")
    for word in "${line[@]:1:${#line[@]}-2}"; do
        _companion_plain "$word"
        word=$REPLY
        if [[ $asked ]]; then
            [[ $asked == --data || $asked == --config ]] && program+=("$asked" "$word")
            asked=''
            continue
        elif [[ ! $ended && $word == -- ]]; then
            ended=1
            continue
        elif [[ ! $ended && $word == -* ]]; then
            if [[ $word == --data=* || $word == --config=* ]]; then
                program+=("$word")
            elif _companion_source "$path" "$word"; then
                asked=$word
            fi
            continue
        fi
        _companion_about "$path"
        if ((n == 0)) && [[ " $subs " == *" $word "* ]]; then
            path=${path:+$path }$word
            continue
        fi
        before+="$word "
        n+=1
    done
    _companion_about "$path"
    if [[ ! $asked && ! $ended && $cur == --*=* ]]; then
        asked=${cur%%=*} cur=${cur#*=} lead=''
    fi
    if [[ $asked ]]; then
        _companion_source "$path" "$asked" && _companion_offer "$source" ''
        return
    elif [[ ! $ended && $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$opts" -- "$cur")
        return
    fi
    ((n == 0)) && mapfile -t COMPREPLY < <(compgen -W "$subs" -- "$cur")
    ((n >= ${#args[@]} && ${#args[@]})) && [[ ${args[-1]} == +* ]] && n=${#args[@]}-1
    source=${args[n]-}
    if [[ $source == +* ]]; then
        ((${#args[@]} > 1)) && before='' # words of another argument stand before it
        _companion_offer "${source#+}" "$before"
    elif [[ $source ]]; then
        _companion_offer "$source" ''
    fi
}

complete -F _companion companion
