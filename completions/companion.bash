# bash completion for companion, made from the commands by tests/cli/test_completion.py

_companion_about() { # what there is after a command: subs, opts, args
    case $1 in
        '') subs='today win tick checkin breathe rest close grey cope kinder support journal goal boundary appointment event status progress search weekly celebrate story report share undo redo trash export import backup restore sync doctor forget config completion categories techniques' opts='--data --config -V --version -h --help' args=() ;;
        'today') subs='' opts='--json --day -h --help --data --config -V --version' args=() ;;
        'win') subs='' opts='-c --category --at -h --help --data --config -V --version' args=('+') ;;
        'tick') subs='' opts='--at --win -h --help --data --config -V --version' args=('+names:items') ;;
        'checkin') subs='' opts='--pleasant --energy --word --trigger --note --at --list -h --help --data --config -V --version' args=() ;;
        'breathe') subs='' opts='--minutes --cycles --level --plain --eyes-closed --once --preview --history --json -h --help --data --config -V --version' args=('+names:techniques') ;;
        'rest') subs='' opts='--end -h --help --data --config -V --version' args=('+') ;;
        'close') subs='' opts='--day -h --help --data --config -V --version' args=() ;;
        'grey') subs='' opts='--step --kept -h --help --data --config -V --version' args=() ;;
        'cope') subs='' opts='-h --help --data --config -V --version' args=('+names:skills') ;;
        'kinder') subs='' opts='--as-line -h --help --data --config -V --version' args=() ;;
        'support') subs='' opts='--mine --json -h --help --data --config -V --version' args=() ;;
        'journal') subs='' opts='--prompt --tag --keep --at -e --editor --prompts -h --help --data --config -V --version' args=() ;;
        'goal') subs='add step done let-go board' opts='-h --help --data --config -V --version' args=() ;;
        'goal add') subs='' opts='--step -h --help --data --config -V --version' args=('+') ;;
        'goal step') subs='' opts='-h --help --data --config -V --version' args=('names:goals' '+names:goals') ;;
        'goal done') subs='' opts='-h --help --data --config -V --version' args=('+names:steps') ;;
        'goal let-go') subs='' opts='-h --help --data --config -V --version' args=('+names:goals') ;;
        'goal board') subs='' opts='--svg --force -h --help --data --config -V --version' args=() ;;
        'boundary') subs='' opts='-h --help --data --config -V --version' args=() ;;
        'appointment') subs='' opts='--list --keep --win -h --help --data --config -V --version' args=() ;;
        'event') subs='add' opts='-h --help --data --config -V --version' args=() ;;
        'event add') subs='' opts='--at --where --with --template --ics --force -h --help --data --config -V --version' args=('+') ;;
        'status') subs='' opts='--format --json -h --help --data --config -V --version' args=() ;;
        'progress') subs='' opts='--json --to --force -h --help --data --config -V --version' args=('words:year practices sleep breathing feelings wins forms milestones celebrated gatherings stories reports days seven rhythm rests') ;;
        'search') subs='' opts='--kind --json -h --help --data --config -V --version' args=('+') ;;
        'weekly') subs='' opts='--on -h --help --data --config -V --version' args=() ;;
        'celebrate') subs='' opts='--ritual -h --help --data --config -V --version' args=('+') ;;
        'story') subs='' opts='--to --format --force --list -h --help --data --config -V --version' args=('+') ;;
        'report') subs='' opts='--week --month --since-appointment --from --to --for --format --with --yes --force -h --help --data --config -V --version' args=() ;;
        'share') subs='' opts='--svg --png --show --print --force -h --help --data --config -V --version' args=('words:win week month' '+') ;;
        'undo') subs='' opts='--list --json -h --help --data --config -V --version' args=() ;;
        'redo') subs='' opts='-h --help --data --config -V --version' args=() ;;
        'trash') subs='restore' opts='-h --help --data --config -V --version' args=() ;;
        'trash restore') subs='' opts='-h --help --data --config -V --version' args=('+') ;;
        'export') subs='' opts='--json --csv --markdown --tinydb --from --to --kind --category --tag --force -h --help --data --config -V --version' args=('files') ;;
        'import') subs='' opts='--dry-run --yes --as-wins --mood --routine --deleted --verbose -h --help --data --config -V --version' args=('files') ;;
        'backup') subs='' opts='-h --help --data --config -V --version' args=('files') ;;
        'restore') subs='' opts='--yes --dry-run --data-only --with-commands --verbose -h --help --data --config -V --version' args=('files') ;;
        'sync') subs='status tidy' opts='-h --help --data --config -V --version' args=() ;;
        'sync status') subs='' opts='--json -h --help --data --config -V --version' args=() ;;
        'sync tidy') subs='' opts='-h --help --data --config -V --version' args=() ;;
        'doctor') subs='' opts='--fix --let-go --json -h --help --data --config -V --version' args=() ;;
        'forget') subs='' opts='--before --all -h --help --data --config -V --version' args=() ;;
        'config') subs='path init check show edit' opts='-h --help --data --config -V --version' args=() ;;
        'config path') subs='' opts='-h --help --data --config -V --version' args=() ;;
        'config init') subs='' opts='-h --help --data --config -V --version' args=() ;;
        'config check') subs='' opts='--json -h --help --data --config -V --version' args=() ;;
        'config show') subs='' opts='--json -h --help --data --config -V --version' args=() ;;
        'config edit') subs='' opts='-h --help --data --config -V --version' args=() ;;
        'completion') subs='' opts='--names -h --help --data --config -V --version' args=('words:bash zsh fish') ;;
        'categories') subs='' opts='--json -h --help --data --config -V --version' args=() ;;
        'techniques') subs='' opts='--json -h --help --data --config -V --version' args=() ;;
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
        'tick --at') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'tick --data') source='folders' ;;
        'tick --config') source='files' ;;
        'checkin --pleasant') source='' ;;
        'checkin --energy') source='' ;;
        'checkin --word') source='' ;;
        'checkin --trigger') source='' ;;
        'checkin --note') source='' ;;
        'checkin --at') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'checkin --data') source='folders' ;;
        'checkin --config') source='files' ;;
        'breathe --minutes') source='' ;;
        'breathe --cycles') source='' ;;
        'breathe --level') source='words:no_holds gentle standard longer' ;;
        'breathe --data') source='folders' ;;
        'breathe --config') source='files' ;;
        'rest --data') source='folders' ;;
        'rest --config') source='files' ;;
        'close --day') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'close --data') source='folders' ;;
        'close --config') source='files' ;;
        'grey --data') source='folders' ;;
        'grey --config') source='files' ;;
        'cope --data') source='folders' ;;
        'cope --config') source='files' ;;
        'kinder --data') source='folders' ;;
        'kinder --config') source='files' ;;
        'support --data') source='folders' ;;
        'support --config') source='files' ;;
        'journal --prompt') source='names:prompts' ;;
        'journal --tag') source='' ;;
        'journal --at') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'journal --data') source='folders' ;;
        'journal --config') source='files' ;;
        'goal --data') source='folders' ;;
        'goal --config') source='files' ;;
        'goal add --step') source='' ;;
        'goal add --data') source='folders' ;;
        'goal add --config') source='files' ;;
        'goal step --data') source='folders' ;;
        'goal step --config') source='files' ;;
        'goal done --data') source='folders' ;;
        'goal done --config') source='files' ;;
        'goal let-go --data') source='folders' ;;
        'goal let-go --config') source='files' ;;
        'goal board --svg') source='files' ;;
        'goal board --data') source='folders' ;;
        'goal board --config') source='files' ;;
        'boundary --data') source='folders' ;;
        'boundary --config') source='files' ;;
        'appointment --data') source='folders' ;;
        'appointment --config') source='files' ;;
        'event --data') source='folders' ;;
        'event --config') source='files' ;;
        'event add --at') source='words:today yesterday monday tuesday wednesday thursday friday saturday sunday' ;;
        'event add --where') source='' ;;
        'event add --with') source='' ;;
        'event add --template') source='words:tea circle family quiet' ;;
        'event add --ics') source='files' ;;
        'event add --data') source='folders' ;;
        'event add --config') source='files' ;;
        'status --format') source='' ;;
        'status --data') source='folders' ;;
        'status --config') source='files' ;;
        'progress --to') source='files' ;;
        'progress --data') source='folders' ;;
        'progress --config') source='files' ;;
        'search --kind') source='words:ticks tasks sessions checkins journal wins celebrations line_answers skill_uses own_skills skill_marks goals goal_steps board_cards gatherings stories pauses own_lines line_marks appointments people own_plan first_use milestones line_state prompt_state' ;;
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
        'export --kind') source='words:ticks tasks sessions checkins journal wins celebrations line_answers skill_uses own_skills skill_marks goals goal_steps board_cards gatherings stories pauses own_lines line_marks appointments people own_plan first_use milestones line_state prompt_state' ;;
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
