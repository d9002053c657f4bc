# fish completion for companion, @MADE@

function __companion_about --no-scope-shadowing # what there is after a command: subs, opts, args
    set subs
    set opts
    set args
    switch $argv[1]
@ABOUT@
    end
end

function __companion_takes # whether an option of a command takes a word, and where that comes from
    switch "$argv[1] $argv[2]"
@SOURCES@
        case '*'
            return 1
    end
    return 0 # `set` leaves the status as it was
end

function __companion_offer # words from a source; those that stand before the one at hand belong to it
    set -l source $argv[1]
    set -l before $argv[2]
    set -l lead $argv[3]
    set -l program $argv[4..]
    set -l names
    switch $source
        case files
            __fish_complete_path (string replace -- $lead '' (commandline -ct)) | string replace -r '^' -- "$lead"
            return
        case folders
            __fish_complete_directories (string replace -- $lead '' (commandline -ct)) '' | string replace -r '^' -- "$lead"
            return
        case 'words:*'
            set names (string split ' ' -- (string replace 'words:' '' -- $source))
        case 'names:*'
            set names (command $program completion --names (string replace 'names:' '' -- $source) 2>/dev/null)
    end
    set -l long (string length -- "$before")
    for name in $names
        if test (string lower -- (string sub -l $long -- $name)) = (string lower -- "$before")
            printf "%s%s\n" "$lead" (string sub -s (math $long + 1) -- $name)
        end
    end
end

function __companion
    set -l words (commandline -opc)
    set -l cur (commandline -ct)
    set -l program $words[1]
    set -l path ''
    set -l before ''
    set -l asked ''
    set -l ended ''
    set -l n 0
    set -l subs
    set -l opts
    set -l args
    for word in $words[2..]
        if test -n "$asked"
            contains -- $asked --data --config; and set -a program $asked $word
            set asked ''
            continue
        end
        if test -z "$ended"
            if test "$word" = --
                set ended 1
                continue
            end
            if string match -q -- '-*' $word
                if string match -qr -- '^--(data|config)=' $word
                    set -a program $word
                else if __companion_takes "$path" $word
                    set asked $word
                end
                continue
            end
        end
        __companion_about $path
        if test $n -eq 0; and string match -q -- "$word"\t'*' $subs
            set path (string trim -- "$path $word")
            continue
        end
        set before "$before$word "
        set n (math $n + 1)
    end
    __companion_about $path
    if test -z "$asked$ended"; and string match -q -- '--*=*' $cur
        set -l name (string replace -r '=.*' '' -- $cur)
        __companion_takes "$path" $name; and __companion_offer "$__companion_source" '' "$name=" $program
        return
    end
    if test -n "$asked"
        __companion_takes "$path" $asked; and __companion_offer "$__companion_source" '' '' $program
        return
    end
    if test -z "$ended"; and string match -q -- '-*' $cur
        printf '%s\n' $opts
        return
    end
    test $n -eq 0; and printf '%s\n' $subs
    if test $n -ge (count $args); and string match -q -- '+*' "$args[-1]"
        set n (math (count $args) - 1)
    end
    set -l source $args[(math $n + 1)]
    if string match -q -- '+*' "$source"
        test (count $args) -gt 1; and set before ''
        __companion_offer (string sub -s 2 -- $source) "$before" '' $program
    else if test -n "$source"
        __companion_offer $source '' '' $program
    end
end

complete -c companion -f -a '(__companion)'
