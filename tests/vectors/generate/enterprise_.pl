#!/usr/bin/perl
# What hashcat's own test modules make whose arguments are no salt and iterations alone.
# stdin: tab-separated mode, password and arguments, all but the first in hex; stdout: their strings in hex.
use strict;
use warnings;

my $modules = $ENV{HASHCAT_MODULES};
sub pack_if_HEX_notation { $_[0] }

while (my $line = <STDIN>) {
    chomp $line;
    my ($mode, @arguments) = split /\t/, $line, -1;
    @arguments = map { pack "H*", $_ } @arguments;
    { local $SIG{__WARN__} = sub {}; do sprintf ("%s/m%05d.pm", $modules, $mode) or die "$mode: $@ $!"; }
    my $hash = module_generate_hash (@arguments);
    die "mode $mode makes nothing" unless defined $hash;
    print unpack ("H*", $hash), "\n";
}
