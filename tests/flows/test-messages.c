/* test-messages.c - pieces of messages in any order, and the limits that hostile streams meet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-messages.h"

#include <string.h>

#define FLOW 3
#define SIDE 1

static const guint8 text[] = "0123456789abcdefghijklmnopqrstuvwxyz";

static gboolean
add (OctetMessages   *messages,
     OctetUnfinished *unfinished,
     guint32          packet,
     guint32          offset,
     guint32          size)
{
  OctetPlace place = { packet, 54, size, offset };

  return octet_messages_add (messages, unfinished, &place, text + offset);
}

static OctetUnfinished *
begin (OctetMessages *messages,
       gboolean       copies)
{
  OctetUnfinished *unfinished = octet_messages_begin (messages, FLOW, SIDE);

  if (copies)
    unfinished->copy = g_byte_array_new ();
  return unfinished;
}

static void
test_order (void)
{
  for (guint copies = 0; copies < 2; copies++)
    {
      g_autoptr (OctetMessages) messages = octet_messages_new ();
      OctetUnfinished *unfinished;
      OctetMessage *message;

      g_assert_null (octet_messages_find (messages, FLOW, SIDE, 0));
      unfinished = begin (messages, copies == 1);
      g_assert_true (octet_messages_find (messages, FLOW, SIDE, 0) == unfinished);
      g_assert_null (octet_messages_find (messages, FLOW, 0, 0));
      g_assert_null (octet_messages_find (messages, FLOW + 1, SIDE, 0));
      for (guint32 i = 0; i < 4; i++)
        {
          g_assert_true (add (messages, unfinished, 10 + i, i * 5, 5));
          g_assert_cmpuint (unfinished->there, ==, i * 5 + 5);
        }
      message = octet_messages_get (messages, unfinished->id);
      g_assert_cmpuint (message->n_places, ==, 4);
      if (copies == 1)
        g_assert_cmpmem (unfinished->copy->data, unfinished->there, text, 20);
      octet_messages_end (messages, FLOW, SIDE, unfinished, 13);
      g_assert_cmpuint (message->completed_in, ==, 13);
      g_assert_null (octet_messages_find (messages, FLOW, SIDE, 0));
      g_assert_true (octet_messages_get (messages, 1) == message);
      g_assert_null (octet_messages_get (messages, 0));
      g_assert_null (octet_messages_get (messages, 2));
    }
}

/* Pieces behind a gap wait; the piece that fills it takes them in. */
static void
test_disorder (void)
{
  static const struct
  {
    guint32 offset;
    guint32 size;
    guint32 there;
  } pieces[] = { { 0, 5, 5 }, { 15, 5, 5 }, { 10, 5, 5 }, { 8, 4, 5 }, { 5, 4, 20 },
                 { 12, 3, 20 }, { 18, 6, 24 } };

  for (guint copies = 0; copies < 2; copies++)
    {
      g_autoptr (OctetMessages) messages = octet_messages_new ();
      OctetUnfinished *unfinished = begin (messages, copies == 1);

      for (guint32 i = 0; i < G_N_ELEMENTS (pieces); i++)
        {
          g_assert_true (add (messages, unfinished, i + 1, pieces[i].offset, pieces[i].size));
          g_assert_cmpuint (unfinished->there, ==, pieces[i].there);
        }
      g_assert_cmpuint (unfinished->n_late, ==, 0);
      if (copies == 1)
        g_assert_cmpmem (unfinished->copy->data, unfinished->there, text, 24);
    }
}

/* Where the octets belong that come next, with several messages waiting for theirs. */
static void
test_open (void)
{
  g_autoptr (OctetMessages) messages = octet_messages_new ();
  OctetUnfinished *open[OCTET_MESSAGE_MAX_OPEN + 1];
  OctetMessage *message;

  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    {
      open[i] = begin (messages, FALSE);
      message = octet_messages_get (messages, open[i]->id);
      message->start = i * 100;
      message->size = 20;
      g_assert_true (add (messages, open[i], i + 1, 0, 10));
    }
  g_assert_null (octet_messages_find (messages, FLOW, SIDE, 0));
  for (guint32 i = 1; i < G_N_ELEMENTS (open); i++)
    {
      g_assert_true (octet_messages_find (messages, FLOW, SIDE, i * 100) == open[i]);
      g_assert_true (octet_messages_find (messages, FLOW, SIDE, i * 100 + 19) == open[i]);
      g_assert_null (octet_messages_find (messages, FLOW, SIDE, i * 100 + 20));
      g_assert_null (octet_messages_find (messages, FLOW, SIDE, i * 100 - 1));
    }
  g_assert_false (octet_messages_was_told (messages, FLOW, SIDE, 310));
  octet_messages_end (messages, FLOW, SIDE, open[3], 7);
  g_assert_true (octet_messages_was_told (messages, FLOW, SIDE, 310));
  g_assert_false (octet_messages_was_told (messages, FLOW, SIDE, 320));
  g_assert_null (octet_messages_find (messages, FLOW, SIDE, 310));
  g_assert_true (octet_messages_find (messages, FLOW, SIDE, 210) == open[2]);
  g_assert_true (octet_messages_find (messages, FLOW, SIDE, 410) == open[4]);
  /* One that has not said how long it is goes on at its end only. */
  octet_messages_get (messages, open[5]->id)->size = 0;
  g_assert_true (octet_messages_find (messages, FLOW, SIDE, 510) == open[5]);
  g_assert_null (octet_messages_find (messages, FLOW, SIDE, 511));
  open[5]->until_close = TRUE;
  g_assert_true (octet_messages_find (messages, FLOW, SIDE, 511) == open[5]);
}

static void
test_limits (void)
{
  g_autoptr (OctetMessages) messages = octet_messages_new ();
  OctetUnfinished *unfinished = begin (messages, FALSE);
  OctetPlace far = { 1, 54, 10, OCTET_MESSAGE_MAX_SIZE - 9 };
  guint32 i = 0;

  g_assert_false (octet_messages_add (messages, unfinished, &far, text));
  far.offset = OCTET_MESSAGE_MAX_SIZE - 10;
  g_assert_true (octet_messages_add (messages, unfinished, &far, text));
  /* A gap that is never filled. */
  while (i <= OCTET_MESSAGE_MAX_LATE && add (messages, unfinished, i + 2, 20, 1))
    i++;
  g_assert_cmpuint (i, ==, OCTET_MESSAGE_MAX_LATE - 1);
}

static void
test_copies (void)
{
  g_autoptr (OctetMessages) messages = octet_messages_new ();
  g_autofree guint8 *data = g_malloc0 (OCTET_MESSAGE_MAX_COPY);
  OctetPlace place = { 1, 54, OCTET_MESSAGE_MAX_COPY, 0 };
  OctetPlace more = { 2, 54, 1, OCTET_MESSAGE_MAX_COPY };
  guint32 n = OCTET_MESSAGE_MAX_COPIES / OCTET_MESSAGE_MAX_COPY;

  for (guint32 flow = 0; flow <= n; flow++)
    {
      OctetUnfinished *unfinished = octet_messages_begin (messages, flow, 0);

      unfinished->copy = g_byte_array_new ();
      g_assert_true (octet_messages_add (messages, unfinished, &place, data) == (flow < n));
      g_assert_false (octet_messages_add (messages, unfinished, &more, data));
    }
  /* What ends leaves room for another one. */
  octet_messages_end (messages, 0, 0, octet_messages_find (messages, 0, 0, 0), 0);
  octet_messages_end (messages, n, 0, octet_messages_find (messages, n, 0, 0), 0);
  {
    OctetUnfinished *unfinished = octet_messages_begin (messages, n, 0);

    unfinished->copy = g_byte_array_new ();
    g_assert_true (octet_messages_add (messages, unfinished, &place, data));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flows/messages/order", test_order);
  g_test_add_func ("/flows/messages/disorder", test_disorder);
  g_test_add_func ("/flows/messages/open", test_open);
  g_test_add_func ("/flows/messages/limits", test_limits);
  g_test_add_func ("/flows/messages/copies", test_copies);
  return g_test_run ();
}
