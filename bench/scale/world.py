"""The POI folders of a benchmark and the changes that are made to them."""
import os
import struct
import zlib

IMAGE_WIDTH, IMAGE_LENGTH, COMPRESSION, TILE_WIDTH, TILE_OFFSETS, TILE_BYTE_COUNTS = 256, 257, 259, 322, 324, 325
DEFLATE = 8
PATCH_PX = 8


class World:
    """POI folders below root, of which some can be held back in another folder."""

    def __init__(self, root, held):
        self.root = root
        self.held = held
        os.makedirs(held, exist_ok=True)
        for name in os.listdir(held):
            self.add(name)

    def names(self):
        return sorted(name for name in os.listdir(self.root) if name.startswith("poi_"))

    def remove(self, name):
        os.rename(os.path.join(self.root, name), os.path.join(self.held, name))

    def add(self, name):
        os.rename(os.path.join(self.held, name), os.path.join(self.root, name))

    def label(self, name):
        return os.path.join(self.root, name, "label.tif")

    def files(self, name):
        """Files and folders of a POI, the POI's own folder included, relative to root."""
        files, folders = [], []
        for folder, _, inside in os.walk(os.path.join(self.root, name)):
            folders.append(os.path.relpath(folder, self.root))
            files += [os.path.join(folders[-1], file) for file in inside]
        return sorted(files), sorted(folders)


def change_label(path):
    """Gives a patch in the middle of a label raster of one deflated tile the next class, as an edit would."""
    with open(path, "rb") as file:
        data = bytearray(file.read())
    tags = {}
    directory, = struct.unpack_from("<I", data, 4)
    entries, = struct.unpack_from("<H", data, directory)
    for i in range(entries):
        at = directory + 2 + 12 * i
        tag, kind, count, value = struct.unpack_from("<HHII", data, at)
        tags[tag] = (value & 0xFFFF if kind == 3 else value, count, at)
    if tags[COMPRESSION][0] != DEFLATE or tags[TILE_OFFSETS][1] != 1:
        raise SystemExit(f"{path}: not one deflated tile")
    offset, length, width = tags[TILE_OFFSETS][0], tags[TILE_BYTE_COUNTS][0], tags[TILE_WIDTH][0]
    pixels = bytearray(zlib.decompress(bytes(data[offset:offset + length])))
    left, top = tags[IMAGE_WIDTH][0] // 2, tags[IMAGE_LENGTH][0] // 2
    for row in range(top, top + PATCH_PX):
        for column in range(left, left + PATCH_PX):
            pixels[row * width + column] = (pixels[row * width + column] + 1) % 9
    packed = zlib.compress(bytes(pixels))
    struct.pack_into("<I", data, tags[TILE_BYTE_COUNTS][2] + 8, len(packed))
    if offset + length != len(data):
        struct.pack_into("<I", data, tags[TILE_OFFSETS][2] + 8, len(data))
        offset = len(data)
    fresh = path + ".new"
    with open(fresh, "wb") as file:
        file.write(data[:offset] + packed)
    os.replace(fresh, path)
