"""usage: apache_check.py PASSWORD_HEX STORED -> True | False (htpasswd -v)"""
import sys

from apache_verify import htpasswd_verify

print(htpasswd_verify(bytes.fromhex(sys.argv[1]), sys.argv[2]))
