package dev.sotto.client.face.tui.start;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What people choose most often, in lower case and without digits put for letters. Not complete, and need not be. */
final class CommonWords {
    static final Set<String> ALL = Arrays.stream("""
        password passwort passphrase passcode pass secret geheim letmein welcome willkommen login logon admin
        administrator root user guest test testing tester demo default changeme change access master manager
        system server service support office company work home house internet computer laptop desktop windows
        linux ubuntu debian apple android google facebook twitter instagram youtube amazon microsoft netflix
        samsung nokia signal whatsapp telegram sotto chat message messenger hello hallo hola bonjour ciao
        goodbye please thanks sorry love loveme lovely iloveyou ichliebedich amor baby babygirl babyboy honey
        sweet sweetie darling princess prinzessin prince queen king kingdom angel engel devil heaven hell god
        jesus christ church faith hope blessed spirit soul sunshine sun moon star stars sky rainbow flower
        flowers rose lily daisy garden tree forest wald river lake ocean sea mountain island beach summer sommer
        winter spring autumn herbst monday tuesday wednesday thursday friday saturday sunday january february
        march april may june july august september october november december montag freitag dragon drache
        monkey affe tiger lion wolf bear eagle falcon hawk shark dolphin horse pony dog doggy puppy hund cat
        kitty kitten katze mouse rabbit bunny bird chicken turtle snake spider butterfly schatz schatzi maus
        football fussball soccer baseball basketball hockey tennis golf rugby cricket chess poker gamer gaming
        player winner champion hero legend ninja samurai warrior soldier knight ranger hunter killer shadow
        ghost phantom demon vampire zombie wizard magic merlin gandalf frodo matrix batman superman spiderman
        ironman hulk thor joker pikachu pokemon mario zelda minecraft fortnite roblox starwars skywalker vader
        yoda harry potter hermione michael jordan daniel david thomas robert james john peter paul mark martin
        andrew anthony matthew joshua justin christian alexander nicholas william richard charles george henry
        jack tom max leon lukas felix jonas anna maria marie laura julia lisa sarah sara emma emily sophie
        hannah jessica jennifer ashley amanda michelle nicole stephanie melissa samantha elizabeth victoria
        charlotte olivia isabella alice bob eve carol dave mallory trent freedom freiheit peace liberty justice
        power energy money cash gold silver diamond crystal pearl ruby platinum mercedes porsche ferrari toyota
        honda yamaha harley mustang corvette camaro berlin london paris madrid roma newyork chicago boston
        dallas texas california florida america canada germany deutschland france england scotland ireland
        austria schweiz bayern hamburg muenchen arsenal liverpool chelsea barcelona juventus yankees lakers
        cowboys eagles steelers cheese chocolate schokolade cookie coffee kaffee banana orange cherry apple
        lemon pepper ginger sugar candy pizza burger whiskey vodka beer wine music musik guitar piano metal
        rock punk jazz disco dance party happy lucky crazy funny cool awesome super mega ultra hyper turbo
        black white red blue green yellow purple pink brown orange schwarz weiss rot blau gruen schnucki
        family friend friends mother father mommy daddy mama papa sister brother forever always never nothing
        something anything everything nobody somebody whatever trustno trust one two three four five six seven
        eight nine ten hundred thousand million number first last open close start stop enter exit correct
        horse battery staple book books school student teacher doctor nurse police captain chief boss sexy hottie
        fuck fuckyou fucker shit bitch asshole bastard damn naked pussy
        """.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());

    /** Rows of keyboards, the alphabet and the digits: what runs along one of them is no secret. */
    static final String[] ROWS = {
        "abcdefghijklmnopqrstuvwxyz",
        "01234567890",
        "qwertyuiop",
        "qwertzuiop",
        "azertyuiop",
        "asdfghjkl",
        "zxcvbnm",
        "yxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
        "q1w2e3r4t5y6u7i8o9p0",
        "!@#$%^&*()",
        "!\"\u00a7$%&/()="
    };

    private CommonWords() {}
}
