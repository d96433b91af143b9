# Ruby's bcrypt gem
require "bcrypt"
require "json"

GEM = "Ruby bcrypt " + Gem.loaded_specs.fetch("bcrypt") { Gem::Specification.find_by_name("bcrypt") }.version.to_s
PW = File.readlines(File.join(__dir__, "passwords.tsv"), chomp: true).to_h do |l|
  k, v = l.split("\t", 2)
  [k, [v].pack("H*")]
end

def emit(password, stored, expect = "match", **more)
  puts JSON.generate({ scheme: "bcrypt", peer: GEM, password_hex: password.unpack1("H*"), stored: stored, expect: expect, **more })
end

def row(name, wrong = nil, cost: 4, **more)
  stored = BCrypt::Password.create(PW[name], cost: cost).to_s
  raise stored unless BCrypt::Password.new(stored) == PW[name]
  emit(PW[name], stored, **more)
  return unless wrong
  raise stored if BCrypt::Password.new(stored) == PW[wrong]
  emit(PW[wrong], stored, "mismatch", note: "wrong password")
end

[%w[ascii upper], %w[empty one], %w[utf8 ascii], %w[wide], %w[latin1 ascii], %w[high], %w[marks], %w[edges], %w[len71], %w[len72 len71]].each { |a| row(*a) }
%w[len73 len200].each do |name|
  row(name, note: "only 72 bytes count")
rescue ArgumentError => e
  warn "#{GEM}: #{name}: #{e.message}"
end
row("words", cost: 6)
begin
  stored = BCrypt::Password.create("nul\0inside", cost: 4).to_s
  warn "#{GEM} NUL counts: #{!(BCrypt::Password.new(stored) == 'nul')}"
rescue StandardError => e
  warn "#{GEM}: NUL: #{e.message}"
end

password = "quince & titania"
stored = BCrypt::Password.create(password).to_s
raise unless BCrypt::Password.new(stored) == password
emit(password, stored, system: "Ruby on Rails (bcrypt gem)", user: "titania")
