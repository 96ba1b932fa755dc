/* octet-capture-writer.c - writes capture files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is written beside the one that it replaces and takes its name at the end
 * (octet-new-file.h): a capture may be saved over the very file that it is read from,
 * and a full disk leaves the old file whole.
 *
 * In pcapng, a section's header and an interface's description are written when the
 * first packet wants them. A packet of another section begins that one (anew). Where the
 * facts of a capture were added, its sections come whole: each with all its interfaces,
 * and what the file says of these at its end.
 */
#include "config.h"

#include "capture/octet-capture-writer.h"
#include "capture/octet-capture-error.h"
#include "capture/octet-link-type.h"
#include "capture/octet-new-file.h"
#include "capture/octet-packer.h"
#include "capture/octet-pcap-magic.h"
#include "capture/octet-pcapng-builder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#define NANOSECONDS G_GINT64_CONSTANT (1000000000)

/**
 * OctetCaptureWriter:
 *
 * Writes packets into a new pcap or pcapng file.
 */
struct _OctetCaptureWriter
{
  GObject            parent_instance;

  OctetPacker       *packer;
  OctetNewFile      *file;            /* NULL: a descriptor that somebody else named */
  OctetCapture      *facts;           /* pcapng: whose sections come whole; or NULL */
  OctetCaptureFormat format;
  GByteArray        *block;
  guint64            n_packets;

  gboolean           has_begun;       /* a file header or a section is written */
  guint              section;         /* pcapng: the index of the section being written */
  GHashTable        *interfaces;      /* pcapng: an interface's index to its number here, plus 1 */
  guint              link_type;       /* pcap: the only one */
};

G_DEFINE_FINAL_TYPE (OctetCaptureWriter, octet_capture_writer, G_TYPE_OBJECT)

static void
octet_capture_writer_finalize (GObject *object)
{
  OctetCaptureWriter *self = OCTET_CAPTURE_WRITER (object);

  g_clear_pointer (&self->packer, octet_packer_free);
  g_clear_pointer (&self->file, octet_new_file_free);
  g_clear_object (&self->facts);
  g_clear_pointer (&self->interfaces, g_hash_table_unref);
  g_clear_pointer (&self->block, g_byte_array_unref);

  G_OBJECT_CLASS (octet_capture_writer_parent_class)->finalize (object);
}

static void
octet_capture_writer_class_init (OctetCaptureWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_capture_writer_finalize;
}

static void
octet_capture_writer_init (OctetCaptureWriter *self)
{
  self->block = g_byte_array_new ();
  self->interfaces = g_hash_table_new (NULL, NULL);
}

/**
 * octet_capture_writer_new_fd:
 * @fd: (transfer full): a descriptor open for writing
 * @format: %OCTET_CAPTURE_FORMAT_PCAP, %OCTET_CAPTURE_FORMAT_PCAP_NANO or
 *   %OCTET_CAPTURE_FORMAT_PCAPNG
 * @compression: how to pack the file
 *
 * Returns: (transfer full): a writer to a pipe or an open file
 */
OctetCaptureWriter *
octet_capture_writer_new_fd (int                fd,
                             OctetCaptureFormat format,
                             OctetCompression   compression)
{
  OctetCaptureWriter *self;

  g_return_val_if_fail (fd >= 0, NULL);
  g_return_val_if_fail (format == OCTET_CAPTURE_FORMAT_PCAP
                        || format == OCTET_CAPTURE_FORMAT_PCAP_NANO
                        || format == OCTET_CAPTURE_FORMAT_PCAPNG, NULL);

  self = g_object_new (OCTET_TYPE_CAPTURE_WRITER, NULL);
  self->format = format;
  self->packer = octet_packer_new (fd, compression);
  return self;
}

/**
 * octet_capture_writer_new:
 * @path: (type filename): a file's path, or "-" for the standard output
 * @format: %OCTET_CAPTURE_FORMAT_PCAP, %OCTET_CAPTURE_FORMAT_PCAP_NANO or
 *   %OCTET_CAPTURE_FORMAT_PCAPNG
 * @compression: how to pack the file
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Begins a capture file. It appears under its name, in place of an older one, with
 * octet_capture_writer_close().
 *
 * Returns: (transfer full) (nullable): a writer
 */
OctetCaptureWriter *
octet_capture_writer_new (const char          *path,
                          OctetCaptureFormat   format,
                          OctetCompression     compression,
                          GError             **error)
{
  g_autoptr (OctetNewFile) file = NULL;
  OctetCaptureWriter *self;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  file = octet_new_file_open (path, error);
  if (file == NULL)
    return NULL;
  fd = octet_new_file_dup_fd (file);
  if (fd < 0)
    {
      g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_OPEN,
                   _("“%s” cannot be written: %s."), path, g_strerror (EMFILE));
      return NULL;
    }
  self = octet_capture_writer_new_fd (fd, format, compression);
  if (self == NULL)
    return NULL;
  self->file = g_steal_pointer (&file);
  return self;
}

static gboolean
write_block (OctetCaptureWriter  *self,
             GError             **error)
{
  return octet_packer_write (self->packer, self->block->data, self->block->len, error);
}

/* Describes @interface in the section, unless it is; tells its number there. */
static gboolean
want_interface (OctetCaptureWriter   *self,
                const OctetInterface *interface,
                guint32              *ret_number,
                GError              **error)
{
  gpointer key = GUINT_TO_POINTER (interface->index);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->interfaces, key));

  if (number != 0)
    {
      *ret_number = number - 1;
      return TRUE;
    }

  *ret_number = g_hash_table_size (self->interfaces);
  g_hash_table_insert (self->interfaces, key, GUINT_TO_POINTER (*ret_number + 1));
  octet_pcapng_build_interface (self->block, interface);
  return write_block (self, error);
}

/* Begins the section of that index, with all its interfaces where they are known. */
static gboolean
begin_section (OctetCaptureWriter  *self,
               guint                index,
               const OctetSection  *section,
               GError             **error)
{
  OctetInterface *interface;
  guint32 number;

  self->has_begun = TRUE;
  self->section = index;
  g_hash_table_remove_all (self->interfaces);
  octet_pcapng_build_section (self->block, section);
  if (!write_block (self, error))
    return FALSE;
  if (self->facts == NULL)
    return TRUE;
  for (guint i = 0; (interface = octet_capture_get_interface (self->facts, i)) != NULL; i++)
    if (interface->section == index && !want_interface (self, interface, &number, error))
      return FALSE;
  return TRUE;
}

/* What the capture's file says of the section's interfaces at its end. */
static gboolean
end_section (OctetCaptureWriter  *self,
             GError             **error)
{
  OctetInterface *interface;
  guint32 number;

  if (self->facts == NULL)
    return TRUE;
  for (guint i = 0; (interface = octet_capture_get_interface (self->facts, i)) != NULL; i++)
    {
      OctetInterfaceStatistics statistics;

      if (interface->section != self->section)
        continue;
      octet_capture_get_statistics (self->facts, i, &statistics);
      if (!want_interface (self, interface, &number, error))
        return FALSE;
      if (octet_pcapng_build_statistics (self->block, interface, number, &statistics)
          && !write_block (self, error))
        return FALSE;
    }
  return TRUE;
}

/* Begins @section, unless the file is in it; those between come too, though without packets. */
static gboolean
want_section (OctetCaptureWriter  *self,
              const OctetSection  *section,
              GError             **error)
{
  guint index = section != NULL ? section->index : 0;

  if (self->has_begun && index == self->section)
    return TRUE;
  if (!self->has_begun)
    return begin_section (self, index, section, error);
  if (!end_section (self, error))
    return FALSE;
  for (guint i = self->section + 1; self->facts != NULL && i < index; i++)
    if (!begin_section (self, i, octet_capture_get_section (self->facts, i), error)
        || !end_section (self, error))
      return FALSE;
  return begin_section (self, index, section, error);
}

static void
put_u32 (guint8  *bytes,
         guint32  value)
{
  value = GUINT32_TO_LE (value);
  memcpy (bytes, &value, sizeof value);
}

/* pcap: the file's header, from the first packet's interface. */
static gboolean
want_header (OctetCaptureWriter    *self,
             const OctetInterface  *interface,
             GError               **error)
{
  guint32 network = interface->link_type;
  guint8 header[24] = { 0 };

  if (self->has_begun && interface->link_type != self->link_type)
    {
      g_set_error (error, OCTET_CAPTURE_ERROR, OCTET_CAPTURE_ERROR_UNSUPPORTED,
                   _("A pcap file holds packets of one kind only, and these are %s and %s. "
                     "Write pcapng instead."),
                   octet_link_type_get_description (self->link_type),
                   octet_link_type_get_description (interface->link_type));
      return FALSE;
    }
  if (self->has_begun)
    return TRUE;

  self->has_begun = TRUE;
  self->link_type = interface->link_type;
  if (interface->fcs_size >= 0 && interface->fcs_size < 32)
    network |= 0x04000000 | (guint32) (interface->fcs_size / 2) << 28;
  put_u32 (header, self->format == OCTET_CAPTURE_FORMAT_PCAP_NANO ? OCTET_PCAP_MAGIC_NANO
                                                                  : OCTET_PCAP_MAGIC_MICRO);
  header[4] = 2;
  header[6] = 4;
  put_u32 (header + 16, interface->snaplen != 0
                        ? interface->snaplen : octet_link_type_get_max_size (interface->link_type));
  put_u32 (header + 20, network);
  return octet_packer_write (self->packer, header, sizeof header, error);
}

static gboolean
write_pcap_packet (OctetCaptureWriter        *self,
                   const OctetCapturePacket  *packet,
                   GError                   **error)
{
  gint64 time = MAX (packet->time, 0);
  gint64 fraction = time % NANOSECONDS;
  guint8 header[16];

  if (self->format != OCTET_CAPTURE_FORMAT_PCAP_NANO)
    fraction /= 1000;
  put_u32 (header, (guint32) MIN (time / NANOSECONDS, G_MAXUINT32));
  put_u32 (header + 4, (guint32) fraction);
  put_u32 (header + 8, packet->captured_size);
  put_u32 (header + 12, packet->wire_size);
  return octet_packer_write (self->packer, header, sizeof header, error)
         && octet_packer_write (self->packer, packet->data, packet->captured_size, error);
}

/**
 * octet_capture_writer_add_packet: (skip)
 * @self: a writer
 * @section: (nullable): what is stated about the packet's section
 * @interface: the packet's interface
 * @packet: the packet
 * @options: (nullable): what is stated beside it; pcap has no place for it
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Writes a packet. Sections and interfaces are told apart by their index.
 *
 * Returns: whether it is written, or will be with the next block
 */
gboolean
octet_capture_writer_add_packet (OctetCaptureWriter        *self,
                                 OctetSection              *section,
                                 OctetInterface            *interface,
                                 const OctetCapturePacket  *packet,
                                 const OctetPacketOptions  *options,
                                 GError                   **error)
{
  guint32 number;

  g_return_val_if_fail (OCTET_IS_CAPTURE_WRITER (self), FALSE);
  g_return_val_if_fail (self->packer != NULL, FALSE);
  g_return_val_if_fail (interface != NULL && packet != NULL, FALSE);

  if (self->format == OCTET_CAPTURE_FORMAT_PCAPNG)
    {
      if (!want_section (self, section, error)
          || !want_interface (self, interface, &number, error))
        return FALSE;
      octet_pcapng_build_packet (self->block, interface, number, packet, options);
      if (!write_block (self, error))
        return FALSE;
    }
  else if (!want_header (self, interface, error) || !write_pcap_packet (self, packet, error))
    return FALSE;

  self->n_packets++;
  return TRUE;
}

/**
 * octet_capture_writer_copy_custom: (skip)
 * @self: a writer
 * @capture: the capture that @packet is from
 * @packet: a custom block, with its octets
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Writes a block that is somebody's own, where its owner and the format allow it. What stands in
 * it may depend on the order of the section's numbers: where that changes, it is left out too.
 *
 * Returns: whether it is written or rightly left out
 */
gboolean
octet_capture_writer_copy_custom (OctetCaptureWriter        *self,
                                  OctetCapture              *capture,
                                  const OctetCapturePacket  *packet,
                                  GError                   **error)
{
  OctetCustomBlock head;

  g_return_val_if_fail (OCTET_IS_CAPTURE_WRITER (self), FALSE);

  if (self->format != OCTET_CAPTURE_FORMAT_PCAPNG ||
      !octet_capture_read_custom_block (capture, packet->offset, &head) ||
      !head.may_copy || head.is_big_endian)
    return TRUE;
  if (!self->has_begun && !want_section (self, octet_capture_get_section (capture, 0), error))
    return FALSE;
  octet_pcapng_build_custom (self->block, head.enterprise, packet);
  if (!write_block (self, error))
    return FALSE;
  self->n_packets++;
  return TRUE;
}

/**
 * octet_capture_writer_copy_packet: (skip)
 * @self: a writer
 * @capture: the capture that @packet is from
 * @packet: a packet, with its octets
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Writes a packet of @capture, with its section, interface and options.
 *
 * Returns: whether it is written, or will be with the next block
 */
gboolean
octet_capture_writer_copy_packet (OctetCaptureWriter        *self,
                                  OctetCapture              *capture,
                                  const OctetCapturePacket  *packet,
                                  GError                   **error)
{
  g_autoptr (OctetPacketOptions) options = NULL;
  OctetInterface *interface = octet_capture_get_interface (capture, packet->interface);

  if (packet->flags & OCTET_CAPTURE_PACKET_CUSTOM)
    return octet_capture_writer_copy_custom (self, capture, packet, error);
  g_return_val_if_fail (interface != NULL, FALSE);

  if (packet->flags & OCTET_CAPTURE_PACKET_HAS_OPTIONS)
    {
      options = octet_capture_read_packet_options (capture, packet->offset, packet->captured_size,
                                                   packet->interface, error);
      if (options == NULL)
        return FALSE;
    }
  return octet_capture_writer_add_packet (self,
                                          octet_capture_get_section (capture, interface->section),
                                          interface, packet, options, error);
}

/**
 * octet_capture_writer_add_facts:
 * @self: a writer
 * @capture: a capture, read to its end
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Writes what @capture's file states beside its packets: the first section with all
 * its interfaces, names and keys; and lets the sections behind it come whole too. To be
 * called before the packets, and useful only in pcapng; pcap gets its header.
 *
 * Returns: whether it is written, or will be with the next block
 */
gboolean
octet_capture_writer_add_facts (OctetCaptureWriter  *self,
                                OctetCapture        *capture,
                                GError             **error)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) secrets = NULL;
  OctetInterface *interface;

  g_return_val_if_fail (OCTET_IS_CAPTURE_WRITER (self), FALSE);
  g_return_val_if_fail (OCTET_IS_CAPTURE (capture), FALSE);

  if (self->format != OCTET_CAPTURE_FORMAT_PCAPNG)
    {
      interface = octet_capture_get_interface (capture, 0);
      return interface == NULL || want_header (self, interface, error);
    }

  g_set_object (&self->facts, capture);
  if (!want_section (self, octet_capture_get_section (capture, 0), error))
    return FALSE;
  names = octet_capture_get_name_records (capture);
  octet_pcapng_build_names (self->block, names);
  if (names->len > 0 && !write_block (self, error))
    return FALSE;
  secrets = octet_capture_get_secrets (capture);
  for (guint i = 0; i < secrets->len; i++)
    {
      octet_pcapng_build_secrets (self->block, g_ptr_array_index (secrets, i));
      if (!write_block (self, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * octet_capture_writer_get_n_packets:
 * @self: a writer
 *
 * Returns: packets written so far
 */
guint64
octet_capture_writer_get_n_packets (OctetCaptureWriter *self)
{
  g_return_val_if_fail (OCTET_IS_CAPTURE_WRITER (self), 0);

  return self->n_packets;
}

/**
 * octet_capture_writer_flush:
 * @self: a writer
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Brings every packet so far into the file, for somebody who reads it meanwhile (only
 * an unpacked file can be read so).
 *
 * Returns: whether it is written
 */
gboolean
octet_capture_writer_flush (OctetCaptureWriter  *self,
                            GError             **error)
{
  g_return_val_if_fail (OCTET_IS_CAPTURE_WRITER (self), FALSE);
  g_return_val_if_fail (self->packer != NULL, FALSE);

  return octet_packer_flush (self->packer, error);
}

/* A file of no packets still says what it is. */
static gboolean
want_beginning (OctetCaptureWriter  *self,
                GError             **error)
{
  g_autoptr (OctetInterface) ethernet = NULL;

  if (self->has_begun)
    return TRUE;
  if (self->format == OCTET_CAPTURE_FORMAT_PCAPNG)
    return want_section (self, NULL, error);
  ethernet = octet_interface_new (1);
  return want_header (self, ethernet, error);
}

/* pcapng: the sections that are left, and what is said at their ends. */
static gboolean
want_end (OctetCaptureWriter  *self,
          GError             **error)
{
  guint n_sections;

  if (self->facts == NULL)
    return TRUE;
  n_sections = octet_capture_get_n_sections (self->facts);
  if (n_sections > self->section + 1
      && !want_section (self, octet_capture_get_section (self->facts, n_sections - 1), error))
    return FALSE;
  return end_section (self, error);
}

/**
 * octet_capture_writer_close:
 * @self: a writer
 * @error: return location for a #GError of %OCTET_CAPTURE_ERROR
 *
 * Ends the file and gives it its name. Nothing can be written afterwards. A writer
 * that is dropped without this leaves no file.
 *
 * Returns: whether the file is whole and in place
 */
gboolean
octet_capture_writer_close (OctetCaptureWriter  *self,
                            GError             **error)
{
  g_return_val_if_fail (OCTET_IS_CAPTURE_WRITER (self), FALSE);
  g_return_val_if_fail (self->packer != NULL, FALSE);

  if (!want_beginning (self, error) || !want_end (self, error)
      || !octet_packer_close (self->packer, error))
    return FALSE;
  g_clear_pointer (&self->packer, octet_packer_free);
  return self->file == NULL || octet_new_file_commit (self->file, error);
}
