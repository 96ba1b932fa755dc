/* test-pcapng.c - pcapng files: every block in both orders, cut, damaged and hostile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "octet-test-capture.h"

#include "capture/octet-capture-error.h"

#include <unistd.h>

#define BIG_AND_LITTLE(name)                              \
  gboolean name = FALSE; name <= TRUE; name++

static void
put_rich_section (OctetTestFile *file)
{
  octet_test_file_begin (file, 0x0a0d0d0a);
  octet_test_file_put (file, 0x1a2b3c4d, 4);
  octet_test_file_put (file, 1, 2);
  octet_test_file_put (file, 0, 2);
  octet_test_file_put (file, G_MAXUINT64, 8);
  octet_test_file_put_text (file, 1, "first note");
  octet_test_file_put_text (file, 2, "a machine");
  octet_test_file_put_text (file, 3, "a system");
  octet_test_file_put_text (file, 4, "a program");
  octet_test_file_put_text (file, 1, "second note");
  octet_test_file_put_text (file, 77, "unknown");
  octet_test_file_put (file, 0, 4);
  octet_test_file_end (file);
}

static void
put_rich_interface (OctetTestFile *file)
{
  guint8 offset[8] = { 0 }, speed[8] = { 0 };

  offset[file->is_big_endian ? 7 : 0] = 100;
  speed[file->is_big_endian ? 6 : 1] = 1;
  octet_test_file_begin (file, 1);
  octet_test_file_put (file, 1, 2);
  octet_test_file_put (file, 0, 2);
  octet_test_file_put (file, 96, 4);
  octet_test_file_put_text (file, 2, "eth7");
  octet_test_file_put_text (file, 3, "a card");
  octet_test_file_put_option (file, 8, speed, 8);
  octet_test_file_put_option (file, 9, "\x09", 1);
  octet_test_file_put_option (file, 11, "\0tcp port 80", 12);
  octet_test_file_put_text (file, 12, "Debian");
  octet_test_file_put_option (file, 13, "\x04", 1);
  octet_test_file_put_option (file, 14, offset, 8);
  octet_test_file_put_text (file, 15, "chip");
  octet_test_file_put_text (file, 1, "on the wall");
  octet_test_file_put (file, 0, 4);
  octet_test_file_end (file);
}

static void
put_rich_packet (OctetTestFile *file)
{
  guint8 flags[4] = { 0 }, drops[8] = { 0 };

  flags[file->is_big_endian ? 3 : 0] = 2;
  drops[file->is_big_endian ? 7 : 0] = 9;
  octet_test_file_begin (file, 6);
  octet_test_file_put (file, 0, 4);
  octet_test_file_put (file, 1, 4);
  octet_test_file_put (file, 2, 4);
  octet_test_file_put (file, 5, 4);
  octet_test_file_put (file, 1500, 4);
  octet_test_file_put_bytes (file, "hello\0\0\0", 8);
  octet_test_file_put_text (file, 1, "look here");
  octet_test_file_put_option (file, 2, flags, 4);
  octet_test_file_put_option (file, 4, drops, 8);
  octet_test_file_put_text (file, 1, "and here");
  octet_test_file_put (file, 0, 4);
  octet_test_file_end (file);
}

static void
put_names_and_keys (OctetTestFile *file)
{
  octet_test_file_begin (file, 4);
  octet_test_file_put_option (file, 1, "\xc0\0\2\1one.example\0uno.example", 28);
  octet_test_file_put_option (file, 2, "\x20\1\xd\xb8\0\0\0\0\0\0\0\0\0\0\0\1six.example", 28);
  octet_test_file_put_option (file, 3, "\2\0\0\0\0\1card", 11);
  octet_test_file_put (file, 0, 4);
  octet_test_file_end (file);

  octet_test_file_begin (file, 10);
  octet_test_file_put (file, 0x544c534b, 4);
  octet_test_file_put (file, 7, 4);
  octet_test_file_put_bytes (file, "CLIENT_\0", 8);
  octet_test_file_end (file);

  /* Nobody's: it does not say whose it is. */
  octet_test_file_begin (file, 0x00000bad);
  octet_test_file_end (file);
  octet_test_file_begin (file, 0x00000bae);
  octet_test_file_put_bytes (file, "an unknown block", 16);
  octet_test_file_end (file);
}

static void
put_custom (OctetTestFile *file,
            guint32        type,
            const char    *text)
{
  octet_test_file_begin (file, type);
  octet_test_file_put (file, 32473, 4);
  octet_test_file_put_bytes (file, text, strlen (text));
  octet_test_file_end (file);
}

static void
put_statistics (OctetTestFile *file)
{
  guint8 count[8] = { 0 }, time[8] = { 0 };

  count[file->is_big_endian ? 7 : 0] = 42;
  time[file->is_big_endian ? 7 : 4] = 8;
  octet_test_file_begin (file, 5);
  octet_test_file_put (file, 0, 4);
  octet_test_file_put (file, 0, 8);
  octet_test_file_put_option (file, 2, time, 8);
  octet_test_file_put_option (file, 4, count, 8);
  octet_test_file_put_option (file, 5, count, 8);
  octet_test_file_put (file, 0, 4);
  octet_test_file_end (file);
}

/* The old Packet Block: interface 2, drops 2. */
static void
put_old_packet (OctetTestFile *file)
{
  octet_test_file_begin (file, 2);
  octet_test_file_put (file, 0, 2);
  octet_test_file_put (file, 3, 2);
  octet_test_file_put (file, 0, 4);
  octet_test_file_put (file, 5, 4);
  octet_test_file_put (file, 3, 4);
  octet_test_file_put (file, 3, 4);
  octet_test_file_put_bytes (file, "old\0", 4);
  octet_test_file_end (file);
}

static void
put_simple_packet (OctetTestFile *file,
                   guint32        wire_size,
                   guint32        captured_size)
{
  octet_test_file_begin (file, 3);
  octet_test_file_put (file, wire_size, 4);
  for (guint32 i = 0; i < captured_size; i++)
    octet_test_file_put (file, 's', 1);
  octet_test_file_end (file);
}

/* Everything, then a second section in the other order whose interfaces begin anew. */
static void
make_rich (OctetTestFile *file,
           gboolean       is_big_endian)
{
  octet_test_file_init (file, is_big_endian);
  put_rich_section (file);
  put_rich_interface (file);
  put_names_and_keys (file);
  put_rich_packet (file);
  put_old_packet (file);
  put_simple_packet (file, 1000, 96);
  put_simple_packet (file, 5, 5);
  put_statistics (file);
  file->is_big_endian = !is_big_endian;
  octet_test_file_put_section (file);
  octet_test_file_put_interface (file, 113, 0);
  octet_test_file_put_interface (file, 228, 0);
  octet_test_file_put_packet (file, 1, 7000000, 20, 20);
  put_simple_packet (file, 6, 6);
}

static OctetCapture *
open_file (OctetTestFile *file)
{
  g_autoptr (GError) error = NULL;
  OctetCapture *capture = octet_test_open_bytes (file->bytes->data, file->bytes->len, &error);

  g_assert_no_error (error);
  return capture;
}

static void
check_facts (OctetCapture *capture,
             gboolean      is_big_endian)
{
  OctetSection *section = octet_capture_get_section (capture, 0);
  OctetInterface *interface = octet_capture_get_interface (capture, 0);

  g_assert_cmpuint (octet_capture_get_n_sections (capture), ==, 2);
  g_assert_cmpint (section->is_big_endian, ==, is_big_endian);
  g_assert_cmpstr (section->hardware, ==, "a machine");
  g_assert_cmpstr (section->os, ==, "a system");
  g_assert_cmpstr (section->application, ==, "a program");
  g_assert_cmpuint (g_strv_length (section->comments), ==, 2);
  g_assert_cmpstr (section->comments[1], ==, "second note");

  g_assert_cmpuint (octet_capture_get_n_interfaces (capture), ==, 3);
  g_assert_cmpstr (interface->name, ==, "eth7");
  g_assert_cmpstr (interface->description, ==, "a card");
  g_assert_cmpstr (interface->filter, ==, "tcp port 80");
  g_assert_cmpstr (interface->os, ==, "Debian");
  g_assert_cmpstr (interface->hardware, ==, "chip");
  g_assert_cmpstr (interface->comments[0], ==, "on the wall");
  g_assert_cmpuint (interface->speed, ==, 256);
  g_assert_cmpint (interface->fcs_size, ==, 4);
  g_assert_cmpint (interface->time_offset, ==, 100);
  g_assert_cmpuint (interface->snaplen, ==, 96);
  g_assert_cmpuint (octet_capture_get_interface (capture, 2)->section, ==, 1);
  g_assert_cmpuint (octet_capture_get_interface (capture, 2)->link_type, ==, 228);
}

static void
check_lists (OctetCapture *capture)
{
  g_autoptr (GPtrArray) names = octet_capture_get_name_records (capture);
  g_autoptr (GPtrArray) secrets = octet_capture_get_secrets (capture);
  OctetInterfaceStatistics statistics;
  const OctetNameRecord *name;
  const OctetSecrets *key;

  g_assert_cmpuint (names->len, ==, 4);
  name = g_ptr_array_index (names, 1);
  g_assert_cmpstr (name->name, ==, "uno.example");
  g_assert_cmpmem (name->address, name->address_size, "\xc0\0\2\1", 4);
  name = g_ptr_array_index (names, 2);
  g_assert_cmpstr (name->name, ==, "six.example");
  g_assert_cmpuint (name->address_size, ==, 16);

  g_assert_cmpuint (secrets->len, ==, 1);
  key = g_ptr_array_index (secrets, 0);
  g_assert_cmpuint (key->kind, ==, 0x544c534b);
  g_assert_cmpuint (g_bytes_get_size (key->bytes), ==, 7);

  octet_capture_get_statistics (capture, 0, &statistics);
  g_assert_cmpuint (statistics.received, ==, 42);
  g_assert_cmpuint (statistics.dropped, ==, 42);
  g_assert_cmpuint (statistics.accepted, ==, G_MAXUINT64);
  g_assert_cmpint (statistics.start_time, ==, 100000000008);
  octet_capture_get_statistics (capture, 1, &statistics);
  g_assert_cmpuint (statistics.received, ==, G_MAXUINT64);
}

static void
check_packet (OctetCapture *capture,
              const char   *bytes,
              guint32       wire_size,
              gint64        time,
              guint         interface,
              guint         flags)
{
  OctetCapturePacket packet;
  g_autoptr (GError) error = NULL;

  g_assert_true (octet_capture_next (capture, &packet, &error));
  if (bytes != NULL)
    g_assert_cmpmem (packet.data, packet.captured_size, bytes, strlen (bytes));
  g_assert_cmpuint (packet.wire_size, ==, wire_size);
  g_assert_cmpint (packet.time, ==, time);
  g_assert_cmpuint (packet.interface, ==, interface);
  g_assert_cmpuint (packet.flags, ==, flags);
}

static void
test_rich (void)
{
  for (BIG_AND_LITTLE (is_big_endian))
    {
      g_auto (OctetTestFile) file = { 0 };
      g_autoptr (OctetCapture) capture = NULL;
      g_autoptr (GError) error = NULL;
      OctetCapturePacket packet;

      make_rich (&file, is_big_endian);
      capture = open_file (&file);
      check_packet (capture, "hello", 1500, 100000000000 + 0x100000002, 0,
                    OCTET_CAPTURE_PACKET_HAS_OPTIONS);
      check_packet (capture, "old", 3, 100000000005, 0, 0);
      check_packet (capture, NULL, 1000, G_MININT64, 0, OCTET_CAPTURE_PACKET_SIMPLE);
      check_packet (capture, "sssss", 5, G_MININT64, 0, OCTET_CAPTURE_PACKET_SIMPLE);
      check_packet (capture, NULL, 20, 7000000000, 2, 0);
      check_packet (capture, "ssssss", 6, G_MININT64, 1, OCTET_CAPTURE_PACKET_SIMPLE);
      g_assert_false (octet_capture_next (capture, &packet, &error));
      g_assert_no_error (error);
      check_facts (capture, is_big_endian);
      check_lists (capture);
    }
}

/* One before any interface, one between packets, one in the other order, and one too large. */
static void
make_custom (OctetTestFile *file,
             gboolean       is_big_endian)
{
  g_autofree char *large = g_strnfill (300000, 'x');

  octet_test_file_init (file, is_big_endian);
  octet_test_file_put_section (file);
  put_custom (file, 0x00000bad, "first here");
  octet_test_file_put_interface (file, 1, 0);
  octet_test_file_put_packet (file, 0, 7000000, 20, 20);
  put_custom (file, 0x40000bad, "mine");
  put_custom (file, 0x00000bad, large);
  file->is_big_endian = !is_big_endian;
  octet_test_file_put_section (file);
  octet_test_file_put_interface (file, 1, 0);
  put_custom (file, 0x00000bad, "");
}

static void
check_custom (OctetCapture *capture,
              const char   *text,
              guint         interface,
              gboolean      may_copy,
              gboolean      is_big_endian)
{
  OctetCustomBlock block;
  OctetCapturePacket packet;
  g_autoptr (GError) error = NULL;

  g_assert_true (octet_capture_next (capture, &packet, &error));
  g_assert_cmpmem (packet.data, packet.captured_size, text, strlen (text) + (-strlen (text) & 3));
  g_assert_cmpuint (packet.wire_size, ==, packet.captured_size);
  g_assert_cmpint (packet.time, ==, G_MININT64);
  g_assert_cmpuint (packet.interface, ==, interface);
  g_assert_cmpuint (packet.flags, ==, OCTET_CAPTURE_PACKET_CUSTOM);
  g_assert_true (octet_capture_read_custom_block (capture, packet.offset, &block));
  g_assert_cmpuint (block.enterprise, ==, 32473);
  g_assert_cmpint (block.may_copy, ==, may_copy);
  g_assert_cmpint (block.is_big_endian, ==, is_big_endian);
}

static void
test_custom (void)
{
  for (BIG_AND_LITTLE (is_big_endian))
    {
      g_auto (OctetTestFile) file = { 0 };
      g_autoptr (OctetCapture) capture = NULL;
      g_autoptr (GError) error = NULL;
      OctetCapturePacket packet;

      make_custom (&file, is_big_endian);
      capture = open_file (&file);
      check_custom (capture, "first here\0", 0, TRUE, is_big_endian);
      check_packet (capture, NULL, 20, 7000000000, 0, 0);
      check_custom (capture, "mine", 0, FALSE, is_big_endian);
      check_custom (capture, "", 1, TRUE, !is_big_endian);
      g_assert_false (octet_capture_next (capture, &packet, &error));
      g_assert_no_error (error);
    }
}

static void
test_packet_options (void)
{
  for (BIG_AND_LITTLE (is_big_endian))
    {
      g_auto (OctetTestFile) file = { 0 };
      g_autoptr (OctetCapture) capture = NULL;
      g_autoptr (OctetPacketOptions) options = NULL;
      g_autoptr (GError) error = NULL;
      OctetCapturePacket packet;

      make_rich (&file, is_big_endian);
      capture = open_file (&file);
      g_assert_true (octet_capture_next (capture, &packet, &error));
      options = octet_capture_read_packet_options (capture, packet.offset, packet.captured_size,
                                                   packet.interface, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_strv_length (options->comments), ==, 2);
      g_assert_cmpstr (options->comments[0], ==, "look here");
      g_assert_cmpstr (options->comments[1], ==, "and here");
      g_assert_true (options->has_flags);
      g_assert_cmpuint (options->flags, ==, 2);
      g_assert_true (options->has_drop_count);
      g_assert_cmpuint (options->drop_count, ==, 9);
      g_assert_false (options->has_queue);
    }
}

/* One tick count in every resolution; the expected times were worked out by hand. */
static void
test_times (void)
{
  static const struct { guint8 resolution; gint8 offset; guint64 ticks; gint64 time; } times[] = {
    { 0, 0, 3, 3000000000 },
    { 3, 0, 1500, 1500000000 },
    { 6, 0, 1, 1000 },
    { 6, -1, 1000000, 0 },
    { 6, -1, 0, -1000000000 },
    { 9, 0, 123456789, 123456789 },
    { 12, 0, 5999, 5 },
    { 19, 0, 20000000000, 2 },
    { 127, 0, G_MAXUINT64, 1 },
    { 0x80, 0, 2, 2000000000 },
    { 0x80 | 1, 0, 3, 1500000000 },
    { 0x80 | 10, 0, 1536, 1500000000 },
    { 0x80 | 32, 0, (guint64) 3 << 31, 1500000000 },
    { 0x80 | 63, 0, G_MAXUINT64, 1999999999 },
    { 0x80 | 64, 0, (guint64) 1 << 63, 500000000 },
    { 0x80 | 127, 0, G_MAXUINT64, 0 },
    { 0, 0, G_MAXUINT64, G_MAXINT64 },
    { 0x80, 0, G_MAXUINT64, G_MAXINT64 },
    { 9, 0, G_MAXUINT64, G_MAXINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 offset = GINT64_TO_LE (times[i].offset);
      g_auto (OctetTestFile) file = { 0 };
      g_autoptr (OctetCapture) capture = NULL;

      octet_test_file_init (&file, FALSE);
      octet_test_file_put_section (&file);
      octet_test_file_begin (&file, 1);
      octet_test_file_put (&file, 1, 4);
      octet_test_file_put (&file, 0, 4);
      octet_test_file_put_option (&file, 9, &times[i].resolution, 1);
      octet_test_file_put_option (&file, 14, &offset, 8);
      octet_test_file_end (&file);
      octet_test_file_put_packet (&file, 0, times[i].ticks, 1, 1);
      capture = open_file (&file);
      check_packet (capture, NULL, 1, times[i].time, 0, 0);
    }
}

/* At each length the same packets as before the cut, and never a crash. */
static void
test_every_length (void)
{
  for (BIG_AND_LITTLE (is_big_endian))
    {
      g_auto (OctetTestFile) file = { 0 };
      guint n_before = 0, n_clean = 0;

      make_rich (&file, is_big_endian);
      for (guint size = 1; size <= file.bytes->len; size++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (OctetCapture) capture = NULL;
          guint n_packets;

          capture = octet_test_open_bytes (file.bytes->data, size, &error);
          if (capture == NULL)
            {
              g_assert_nonnull (error);
              continue;
            }
          n_packets = octet_test_read_all (capture, &error);
          g_assert_true (n_packets == n_before || n_packets == n_before + 1);
          n_before = n_packets;
          n_clean += error == NULL;
        }
      g_assert_cmpuint (n_before, ==, 6);
      /* Cuts between two of its 15 blocks are clean ends. */
      g_assert_cmpuint (n_clean, ==, 16);
    }
}

/* Every octet replaced by others: nothing may crash or run away. */
static void
test_every_octet (void)
{
  static const guint8 masks[] = { 0x01, 0x80, 0xff };

  for (BIG_AND_LITTLE (is_big_endian))
    {
      g_auto (OctetTestFile) file = { 0 };

      make_rich (&file, is_big_endian);
      for (guint at = 0; at < file.bytes->len; at++)
        for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
          {
            g_autoptr (OctetCapture) capture = NULL;

            file.bytes->data[at] ^= masks[i];
            capture = octet_test_open_bytes (file.bytes->data, file.bytes->len, NULL);
            file.bytes->data[at] ^= masks[i];
            if (capture != NULL)
              g_assert_cmpuint (octet_test_read_all (capture, NULL), <=, 6);
          }
    }
}

/* A good packet, then the block in @file, must end in @code after packet 1. */
static void
check_hostile (OctetTestFile *file,
               int            code,
               const char    *words)
{
  g_autoptr (OctetCapture) capture = open_file (file);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (octet_test_read_all (capture, &error), ==, 1);
  g_assert_error (error, OCTET_CAPTURE_ERROR, code);
  g_assert_nonnull (strstr (error->message, "after packet 1, at octet 84"));
  g_assert_nonnull (strstr (error->message, words));
}

static void
make_one (OctetTestFile *file)
{
  octet_test_file_init (file, FALSE);
  octet_test_file_put_section (file);
  octet_test_file_put_interface (file, 1, 0);
  octet_test_file_put_packet (file, 0, 0, 4, 4);
  g_assert_cmpuint (file->bytes->len, ==, 84);
}

static void
test_hostile_blocks (void)
{
  static const struct { guint32 type, size, again; const char *words; } blocks[] = {
    { 6, 0, 0, "size of 0 octets" },
    { 6, 11, 11, "size of 11 octets" },
    { 6, 0xffffffff, 0, "size of 4294967295 octets" },
    { 0xbad, 0xfffffffd, 0, "size of 4294967293 octets" },
    { 6, 12, 16, "at its start and of 16" },
    { 6, 12, 12, "12 octets is too small" },
    { 3, 12, 12, "12 octets is too small" },
    { 1, 12, 12, "description is too small" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_auto (OctetTestFile) file = { 0 };

      make_one (&file);
      octet_test_file_put (&file, blocks[i].type, 4);
      octet_test_file_put (&file, blocks[i].size, 4);
      octet_test_file_put (&file, blocks[i].again, 4);
      check_hostile (&file, OCTET_CAPTURE_ERROR_DAMAGED, blocks[i].words);
    }
}

static void
test_hostile_packets (void)
{
  static const struct { guint32 interface, size; int code; const char *words; } packets[] = {
    { 1, 4, OCTET_CAPTURE_ERROR_DAMAGED, "names interface 1" },
    { 0xffffffff, 4, OCTET_CAPTURE_ERROR_DAMAGED, "names interface 4294967295" },
    { 0, 5, OCTET_CAPTURE_ERROR_DAMAGED, "5 octets does not fit" },
    { 0, 262144, OCTET_CAPTURE_ERROR_DAMAGED, "does not fit" },
    { 0, 262145, OCTET_CAPTURE_ERROR_LIMIT, "larger than any" },
    { 0, 0xffffffff, OCTET_CAPTURE_ERROR_LIMIT, "larger than any" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (packets); i++)
    {
      g_auto (OctetTestFile) file = { 0 };

      make_one (&file);
      octet_test_file_begin (&file, 6);
      octet_test_file_put (&file, packets[i].interface, 4);
      octet_test_file_put (&file, 0, 8);
      octet_test_file_put (&file, packets[i].size, 4);
      octet_test_file_put (&file, packets[i].size, 4);
      octet_test_file_put (&file, 0, 4);
      octet_test_file_end (&file);
      check_hostile (&file, packets[i].code, packets[i].words);
    }
}

/* Options that say they are longer than their block are left aside, with all behind. */
static void
test_hostile_options (void)
{
  g_auto (OctetTestFile) file = { 0 };
  g_autoptr (OctetCapture) capture = NULL;
  g_autoptr (GError) error = NULL;

  octet_test_file_init (&file, FALSE);
  octet_test_file_put_section (&file);
  octet_test_file_begin (&file, 1);
  octet_test_file_put (&file, 1, 4);
  octet_test_file_put (&file, 0, 4);
  octet_test_file_put_text (&file, 2, "good");
  octet_test_file_put (&file, 3, 2);
  octet_test_file_put (&file, 65535, 2);
  octet_test_file_put_bytes (&file, "bad!", 4);
  octet_test_file_end (&file);
  octet_test_file_put_packet (&file, 0, 0, 4, 4);
  capture = open_file (&file);
  g_assert_cmpuint (octet_test_read_all (capture, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpstr (octet_capture_get_interface (capture, 0)->name, ==, "good");
  g_assert_null (octet_capture_get_interface (capture, 0)->description);
}

static void
test_limits (void)
{
  g_auto (OctetTestFile) interfaces = { 0 };
  g_auto (OctetTestFile) sections = { 0 };
  g_autoptr (OctetCapture) of_interfaces = NULL;
  g_autoptr (OctetCapture) of_sections = NULL;
  g_autoptr (GError) error = NULL;

  octet_test_file_init (&interfaces, FALSE);
  octet_test_file_put_section (&interfaces);
  for (guint i = 0; i <= 65536; i++)
    octet_test_file_put_interface (&interfaces, 1, 0);
  of_interfaces = open_file (&interfaces);
  octet_test_read_all (of_interfaces, &error);
  g_assert_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_LIMIT);
  g_assert_cmpuint (octet_capture_get_n_interfaces (of_interfaces), ==, 65536);
  g_clear_error (&error);

  octet_test_file_init (&sections, FALSE);
  for (guint i = 0; i <= 65536; i++)
    octet_test_file_put_section (&sections);
  of_sections = open_file (&sections);
  octet_test_read_all (of_sections, &error);
  g_assert_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_LIMIT);
  g_assert_cmpuint (octet_capture_get_n_sections (of_sections), ==, 65536);
}

/* A file that grows octet by octet gives the same packets, facts once each. */
static void
test_follow (void)
{
  for (BIG_AND_LITTLE (is_big_endian))
    {
      g_auto (OctetTestFile) file = { 0 };
      g_autoptr (OctetCapture) capture = NULL;
      g_autoptr (GError) error = NULL;
      OctetCapturePacket packet;
      int fd, writer;

      make_rich (&file, is_big_endian);
      fd = octet_test_make_fd (file.bytes->data, 200);
      writer = dup (fd);
      capture = octet_capture_open_fd (fd, "test", &error);
      g_assert_no_error (error);
      octet_capture_set_follow (capture, TRUE);
      for (guint size = 200; size < file.bytes->len; size++)
        {
          g_assert_cmpint (pwrite (writer, file.bytes->data + size, 1, size), ==, 1);
          while (octet_capture_next (capture, &packet, &error))
            ;
          g_assert_no_error (error);
        }
      g_assert_cmpuint (octet_capture_get_n_packets (capture), ==, 6);
      check_facts (capture, is_big_endian);
      check_lists (capture);
      close (writer);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/capture/pcapng/rich", test_rich);
  g_test_add_func ("/capture/pcapng/custom", test_custom);
  g_test_add_func ("/capture/pcapng/packet-options", test_packet_options);
  g_test_add_func ("/capture/pcapng/times", test_times);
  g_test_add_func ("/capture/pcapng/every-length", test_every_length);
  g_test_add_func ("/capture/pcapng/every-octet", test_every_octet);
  g_test_add_func ("/capture/pcapng/hostile-blocks", test_hostile_blocks);
  g_test_add_func ("/capture/pcapng/hostile-packets", test_hostile_packets);
  g_test_add_func ("/capture/pcapng/hostile-options", test_hostile_options);
  g_test_add_func ("/capture/pcapng/limits", test_limits);
  g_test_add_func ("/capture/pcapng/follow", test_follow);
  return g_test_run ();
}
