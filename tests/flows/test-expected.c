/* test-expected.c - what was announced is found by its ends, and the newest word counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-expected.h"

static OctetAddress
make_address (guint8 last)
{
  guint8 bytes[4] = { 192, 0, 2, last };
  OctetAddress address;

  octet_address_init (&address, OCTET_ADDRESS_IPV4, bytes);
  return address;
}

static OctetExpectation
make_expectation (guint8      address,
                  guint16     port,
                  guint8      peer,
                  const char *text)
{
  return (OctetExpectation) {
    .address = make_address (address), .peer = make_address (peer), .port = port,
    .level = OCTET_FLOW_UDP, .protocol = 7, .packet = 1, .text = (char *) text,
  };
}

static const OctetExpectation *
find (const OctetExpected *expected,
      OctetFlowLevel       level,
      guint8               address,
      guint16              port,
      guint8               peer)
{
  OctetAddress one = make_address (address), other = make_address (peer);

  return octet_expected_find (expected, level, &one, port, &other);
}

static void
test_ends (void)
{
  g_autoptr (OctetExpected) expected = octet_expected_new ();
  OctetExpectation file = make_expectation (1, 1069, 2, "boot.cfg");
  const OctetExpectation *found;

  g_assert_null (find (expected, OCTET_FLOW_UDP, 1, 1069, 2));
  octet_expected_add (expected, &file);
  found = find (expected, OCTET_FLOW_UDP, 1, 1069, 2);
  g_assert_nonnull (found);
  g_assert_cmpstr (found->text, ==, "boot.cfg");
  g_assert_true (found->text != file.text);
  g_assert_cmpuint (found->protocol, ==, 7);
  g_assert_null (find (expected, OCTET_FLOW_TCP, 1, 1069, 2));
  g_assert_null (find (expected, OCTET_FLOW_UDP, 1, 1070, 2));
  g_assert_null (find (expected, OCTET_FLOW_UDP, 1, 1069, 3));
  g_assert_null (find (expected, OCTET_FLOW_UDP, 2, 1069, 1));
}

/* A flow keeps what it was given when the same ends are announced again. */
static void
test_newest (void)
{
  g_autoptr (OctetExpected) expected = octet_expected_new ();
  OctetExpectation first = make_expectation (1, 1069, 2, "first");
  OctetExpectation second = make_expectation (1, 1069, 2, NULL);
  const OctetExpectation *older;

  octet_expected_add (expected, &first);
  older = find (expected, OCTET_FLOW_UDP, 1, 1069, 2);
  octet_expected_add (expected, &second);
  g_assert_cmpstr (older->text, ==, "first");
  g_assert_null (find (expected, OCTET_FLOW_UDP, 1, 1069, 2)->text);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flows/expected/ends", test_ends);
  g_test_add_func ("/flows/expected/newest", test_newest);
  return g_test_run ();
}
