/* generate.c - grow a large capture from small real ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     generate --output BIG.pcap [--packets N] [--mean OCTETS] CAPTURE…
 *     generate --output BIG.pcap --syn-flood FLOWS
 *
 * Each capture is copied again and again, later each time, and each copy talks between
 * hosts of its own: MAC and IP addresses are moved, and the checksums follow, so that a
 * copy opens new flows as new traffic would. Captures are chosen so that the mean size of
 * a packet comes out as wanted. Nothing is random: the same call gives the same file.
 */

#include "config.h"

#include "bench/octet-readdress.h"
#include "capture/octet-capture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ETHERNET 1
#define COPY_GAP 1000          /* microseconds between two copies */
#define FLOOD_FRAME 60         /* the smallest Ethernet frame, without its check sequence */

typedef struct
{
  gint64  time;                /* microseconds since the capture's first packet */
  guint32 size;
  guint32 wire_size;
  gsize   offset;              /* in the sample's bytes */
} Packet;

/* One capture, held in memory. */
typedef struct
{
  char       *name;
  GArray     *packets;
  GByteArray *bytes;
  gint64      duration;
} Sample;

static void
sample_free (Sample *self)
{
  g_array_unref (self->packets);
  g_byte_array_unref (self->bytes);
  g_free (self->name);
  g_free (self);
}

static double
sample_mean (const Sample *self)
{
  return (double) self->bytes->len / self->packets->len;
}

/* NULL, and a word about it, for what cannot be grown: no Ethernet, no times, no packets. */
static Sample *
sample_load (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OctetCapture) capture = octet_capture_open (path, &error);
  Sample *self = g_new0 (Sample, 1);
  OctetCapturePacket packet;
  gint64 first = 0;

  self->name = g_strdup (path);
  self->packets = g_array_new (FALSE, FALSE, sizeof (Packet));
  self->bytes = g_byte_array_new ();
  while (capture != NULL && octet_capture_next (capture, &packet, &error))
    {
      OctetInterface *interface = octet_capture_get_interface (capture, packet.interface);
      Packet one = { 0, packet.captured_size, packet.wire_size, self->bytes->len };

      if (interface->link_type != ETHERNET || packet.time == G_MININT64)
        {
          g_clear_pointer (&self, sample_free);
          break;
        }
      if (self->packets->len == 0)
        first = packet.time;
      /* A packet may be older than the one before it; the copy has them in the file's order. */
      one.time = MAX ((packet.time - first) / 1000, self->duration);
      self->duration = one.time;
      g_byte_array_append (self->bytes, packet.data, packet.captured_size);
      g_array_append_val (self->packets, one);
    }
  if (self != NULL && self->packets->len == 0)
    g_clear_pointer (&self, sample_free);
  if (self == NULL)
    fprintf (stderr, "generate: leaving out %s: %s\n", path,
             error != NULL ? error->message : "not Ethernet, or no times, or no packets");
  return self;
}

static void
write_header (FILE *out)
{
  const guint32 magic = 0xa1b2c3d4;
  const guint16 version[] = { 2, 4 };
  const guint32 rest[] = { 0, 0, 262144, ETHERNET };

  fwrite (&magic, sizeof magic, 1, out);
  fwrite (version, sizeof version, 1, out);
  fwrite (rest, sizeof rest, 1, out);
}

static void
write_packet (FILE         *out,
              gint64        time,
              const guint8 *bytes,
              guint32       size,
              guint32       wire_size)
{
  const guint32 header[] = {
    (guint32) (time / G_USEC_PER_SEC), (guint32) (time % G_USEC_PER_SEC), size, wire_size
  };

  fwrite (header, sizeof header, 1, out);
  fwrite (bytes, size, 1, out);
}

/* Samples above and below the wanted mean, used in turn; the side is chosen so that the mean of
 * all packets so far comes nearer. */
static Sample *
choose (GPtrArray *samples,
        guint     *turns,
        gboolean   want_larger,
        double     mean)
{
  for (guint tried = 0; tried < samples->len; tried++)
    {
      guint *turn = &turns[want_larger ? 1 : 0];
      Sample *sample = g_ptr_array_index (samples, (*turn)++ % samples->len);

      if ((sample_mean (sample) > mean) == want_larger)
        return sample;
    }
  return g_ptr_array_index (samples, turns[0]++ % samples->len);
}

static void
grow (FILE      *out,
      GPtrArray *samples,
      guint64    n_wanted,
      double     mean)
{
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  guint turns[2] = { 0, 0 };
  guint64 n_packets = 0, n_bytes = 0;
  gint64 now = G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC;

  for (guint32 copy = 0; n_packets < n_wanted; copy++)
    {
      gboolean want_larger = (double) n_bytes < mean * (double) n_packets;
      Sample *sample = choose (samples, turns, want_larger, mean);

      for (guint i = 0; i < sample->packets->len && n_packets < n_wanted; i++)
        {
          Packet *packet = &g_array_index (sample->packets, Packet, i);

          g_byte_array_set_size (frame, 0);
          g_byte_array_append (frame, sample->bytes->data + packet->offset, packet->size);
          octet_readdress_frame (frame->data, frame->len, copy);
          write_packet (out, now + packet->time, frame->data, packet->size, packet->wire_size);
          n_packets++;
          n_bytes += packet->size;
        }
      now += sample->duration + COPY_GAP;
    }
  printf ("%" G_GUINT64_FORMAT " packets, %" G_GUINT64_FORMAT " octets in packets, %.1f a packet\n",
          n_packets, n_bytes, (double) n_bytes / (double) n_packets);
}

/* Every packet opens a flow that nobody answers. */
static void
flood (FILE   *out,
       guint64 n_flows)
{
  static const guint8 model[FLOOD_FRAME] = {
    0x00, 0x00, 0x5e, 0x00, 0x53, 0x01, 0x00, 0x00, 0x5e, 0x00, 0x53, 0x02, 0x08, 0x00,
    0x45, 0x00, 0x00, 0x28, 0x00, 0x00, 0x40, 0x00, 0x40, 0x06, 0x00, 0x00,
    0x0a, 0x00, 0x00, 0x00, 0xc6, 0x33, 0x64, 0x50,
    0x00, 0x00, 0x00, 0x50, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x50, 0x02, 0x40, 0x00, 0x00, 0x00, 0x00, 0x00,
  };
  gint64 now = G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC;

  for (guint64 i = 0; i < n_flows; i++)
    {
      guint8 frame[FLOOD_FRAME];
      guint32 mixed = (guint32) i * 2654435761u;

      memcpy (frame, model, sizeof frame);
      frame[27] = (guint8) (i >> 16);
      frame[28] = (guint8) (i >> 8);
      frame[29] = (guint8) i;
      frame[34] = (guint8) (0x80 | mixed >> 24);
      frame[35] = (guint8) (mixed >> 16);
      frame[38] = (guint8) (mixed >> 8);
      frame[39] = (guint8) mixed;
      octet_readdress_sum (frame, sizeof frame);
      write_packet (out, now + (gint64) i, frame, sizeof frame, sizeof frame);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *output = NULL;
  g_auto (GStrv) paths = NULL;
  gint64 n_packets = 3200000, n_flows = 0;
  double mean = 312;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "the capture to write", "FILE" },
    { "packets", 'p', 0, G_OPTION_ARG_INT64, &n_packets, "how many (3200000)", "N" },
    { "mean", 'm', 0, G_OPTION_ARG_DOUBLE, &mean, "octets a packet (312)", "OCTETS" },
    { "syn-flood", 0, 0, G_OPTION_ARG_INT64, &n_flows, "write a flood instead", "FLOWS" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, "CAPTURE…" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func ((GDestroyNotify) sample_free);
  g_autoptr (GError) error = NULL;
  FILE *out;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || output == NULL)
    {
      fprintf (stderr, "generate: %s\n", error != NULL ? error->message : "--output is missing");
      return 2;
    }
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      Sample *sample = sample_load (paths[i]);

      if (sample != NULL)
        g_ptr_array_add (samples, sample);
    }
  if (n_flows == 0 && samples->len == 0)
    {
      fprintf (stderr, "generate: no capture to grow from\n");
      return 2;
    }
  out = fopen (output, "wb");
  if (out == NULL)
    {
      perror (output);
      return 1;
    }
  write_header (out);
  if (n_flows > 0)
    flood (out, (guint64) n_flows);
  else
    grow (out, samples, (guint64) n_packets, mean);
  if (ferror (out) || fclose (out) != 0)
    {
      perror (output);
      return 1;
    }
  return 0;
}
