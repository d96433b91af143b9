# Calls a test module of hashcat: databases_.pl SOURCE MODULE WORD [SALT [COST]], word and salt in hexadecimal.
use strict;
use warnings;
my ($source, $module, $word, $salt, $cost) = @ARGV;
push @INC, "$source/tools/test_modules";
require "$module.pm";
print module_generate_hash(pack("H*", $word), defined $salt ? pack("H*", $salt) : undef, $cost), "\n";
