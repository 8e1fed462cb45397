#include "storage/base/crypto.h"

#include "tests/support/catch.h"

using namespace tsudoi;

TEST_CASE("HKDF gives the bytes of RFC 5869, test case 1", "[base][crypto]") {
  const Bytes input(22, 0x0b);
  const Bytes salt = from_hex("000102030405060708090a0b0c").value();
  const Bytes info = from_hex("f0f1f2f3f4f5f6f7f8f9").value();
  Bytes out(42);
  crypto::hkdf_expand(crypto::hkdf_extract(salt, input), info, out);
  REQUIRE(to_hex(out) ==
          "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
}

TEST_CASE("A sealed part opens only with its key and its context", "[base][crypto]") {
  const auto random = make_seeded_random(1);
  crypto::Secret<32> key;
  random->fill(key.span());
  const Bytes sealed = crypto::seal_once(key, view_of("kiosk 1"), view_of("花子"));
  REQUIRE(sealed.size() == view_of("花子").size() + crypto::kSealOverhead);
  REQUIRE(text_of(crypto::open_once(key, view_of("kiosk 1"), sealed).value()) == "花子");
  REQUIRE(crypto::open_once(key, view_of("kiosk 2"), sealed).error().code ==
          ErrorCode::not_authentic);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    Bytes bent = sealed;
    bent[i] ^= 1;
    REQUIRE_FALSE(crypto::open_once(key, view_of("kiosk 1"), bent).ok());
  }
}

TEST_CASE("Two sides agree on one key, and a point of small order is refused", "[base][crypto]") {
  const auto random = make_seeded_random(2);
  const auto kiosk = crypto::SealKey::make(*random);
  const auto office = crypto::SealKey::make(*random);
  const auto one = crypto::agree(kiosk, office.sealing);
  const auto other = crypto::agree(office, kiosk.sealing);
  REQUIRE(crypto::equal(one->view(), other->view()));
  REQUIRE(crypto::agree(kiosk, crypto::SealPublic{}).error().code == ErrorCode::not_authentic);
}

TEST_CASE("A signature holds for one message and one key", "[base][crypto]") {
  const auto random = make_seeded_random(3);
  const auto key = crypto::SigningKey::make(*random);
  const auto other = crypto::SigningKey::make(*random);
  const auto signature = key.sign(view_of("batch"));
  REQUIRE(crypto::verify(key.verify, view_of("batch"), signature));
  REQUIRE_FALSE(crypto::verify(key.verify, view_of("bitch"), signature));
  REQUIRE_FALSE(crypto::verify(other.verify, view_of("batch"), signature));
  REQUIRE(crypto::SigningKey::from_seed(key.seed().view()).verify == key.verify);
}
