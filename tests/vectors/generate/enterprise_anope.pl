#!/usr/bin/perl
# SHA-256 from another state than the usual one, by Digest::SHA: usage: enterprise_anope.pl STATE PASSWORD, both in hex.
use strict;
use warnings;
use Digest::SHA;

my ($state, $password) = @ARGV;
my $sha = Digest::SHA->new (256);
my $words = join ":", unpack ("(A8)*", $state);
my $block = join ":", ("00") x 64;
$sha->putstate ("alg:256\nH:$words\nblock:$block\nblockcnt:0\nlenhh:0\nlenhl:0\nlenlh:0\nlenll:0\n") or die "state";
print $sha->add (pack "H*", $password)->hexdigest, "\n";
